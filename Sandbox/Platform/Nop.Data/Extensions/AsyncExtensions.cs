using System.Linq.Expressions;
using Nop.Core;

namespace System.Linq;

/// <summary>Asynchronous endings of a query.</summary>
public static class AsyncIQueryableExtensions
{
    public static Task<bool> AllAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate) =>
        Task.FromResult(source.All(predicate));

    public static Task<bool> AnyAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        Task.FromResult(predicate is null ? source.Any() : source.Any(predicate));

    public static Task<int> CountAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        Task.FromResult(predicate is null ? source.Count() : source.Count(predicate));

    public static Task<TSource> FirstAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        Task.FromResult(predicate is null ? source.First() : source.First(predicate));

    public static async Task<TSource> FirstOrDefaultAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) =>
        (await (predicate is null ? source : source.Where(predicate)).Take(1).ToListAsync()).FirstOrDefault();

    public static Task<TResult> MaxAsync<TSource, TResult>(this IQueryable<TSource> source, Expression<Func<TSource, TResult>> predicate) =>
        Task.FromResult(source.Max(predicate));

    public static Task<int> SumAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, int>> predicate) =>
        Task.FromResult(source.Sum(predicate));

    public static Task<long> SumAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, long>> predicate) =>
        Task.FromResult(source.Sum(predicate));

    public static Task<long?> SumAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, long?>> predicate) =>
        Task.FromResult(source.Sum(predicate));

    public static Task<decimal> SumAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, decimal>> predicate) =>
        Task.FromResult(source.Sum(predicate));

    public static Task<decimal?> SumAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, decimal?>> predicate) =>
        Task.FromResult(source.Sum(predicate));

    public static async Task<List<TSource>> ToListAsync<TSource>(this IQueryable<TSource> source)
    {
        if (source is not IAsyncEnumerable<TSource> rows)
            return source.ToList();
        var list = new List<TSource>();
        await foreach (var row in rows)
            list.Add(row);
        return list;
    }

    public static async Task<IPagedList<T>> ToPagedListAsync<T>(this IQueryable<T> source, int pageIndex, int pageSize, bool getOnlyTotalCount = false)
    {
        pageSize = Math.Max(pageSize, 1);
        var total = source is null ? 0 : source.Count();
        var page = getOnlyTotalCount || total == 0 ? [] : await source.Skip(pageIndex * pageSize).Take(pageSize).ToListAsync();
        return new PagedList<T>(page, pageIndex, pageSize, total);
    }
}

/// <summary>Lists whose items are made asynchronously.</summary>
public static class AsyncIEnumerableExtensions
{
    public static Task<List<TSource>> ToListAsync<TSource>(this IEnumerable<TSource> source) => Task.FromResult(source.ToList());
}
