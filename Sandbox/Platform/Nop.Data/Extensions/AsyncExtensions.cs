using System.Linq.Expressions;
using Nop.Core;
using Queries = LinqToDB.Async.AsyncExtensions;

namespace System.Linq;

public static class AsyncIQueryableExtensions
{
    public static Task<bool> AnyAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        predicate is null ? Queries.AnyAsync(source) : Queries.AnyAsync(source, predicate);

    public static Task<int> CountAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        predicate is null ? Queries.CountAsync(source) : Queries.CountAsync(source, predicate);

    public static Task<TSource> FirstOrDefaultAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        predicate is null ? Queries.FirstOrDefaultAsync(source) : Queries.FirstOrDefaultAsync(source, predicate);

    public static Task<long?> SumAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, long?>> predicate) =>
        Queries.SumAsync(source, predicate);

    public static Task<List<TSource>> ToListAsync<TSource>(this IQueryable<TSource> source) => Queries.ToListAsync(source);

    public static async Task<IPagedList<T>> ToPagedListAsync<T>(this IQueryable<T> source, int pageIndex, int pageSize, bool getOnlyTotalCount = false)
    {
        pageSize = Math.Max(pageSize, 1);
        var total = source is null ? 0 : await source.CountAsync();
        var page = getOnlyTotalCount || total == 0 ? [] : await source.Skip(pageIndex * pageSize).Take(pageSize).ToListAsync();
        return new PagedList<T>(page, pageIndex, pageSize, total);
    }
}
