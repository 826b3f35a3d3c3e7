using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Nop.Core;

namespace Sandbox.Store.Data;

/// <summary>
/// A query that belongs to no context until it runs: then it gets one of its own, reads everything and lets it go. So tables
/// of several repositories can be joined, and a query inside the loop over another one disturbs nothing.
/// </summary>
internal class RepositoryQuery<T> : IOrderedQueryable<T>, IAsyncEnumerable<T>
{
    private readonly RepositoryQueryProvider _provider;

    public RepositoryQuery(RepositoryQueryProvider provider, Expression expression = null)
    {
        _provider = provider;
        Expression = expression ?? Expression.Constant(this);
    }

    public Type ElementType => typeof(T);

    public Expression Expression { get; }

    public IQueryProvider Provider => _provider;

    public IEnumerator<T> GetEnumerator() => _provider.ToList<T>(Expression).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        foreach (var row in await _provider.ToListAsync<T>(Expression, cancellationToken))
            yield return row;
    }
}

/// <summary>The whole table of an entity type, the start of every query.</summary>
internal sealed class RepositoryTable<TEntity>(RepositoryQueryProvider provider) : RepositoryQuery<TEntity>(provider), IRepositoryTable
    where TEntity : BaseEntity
{
    public Expression In(StoreContext context) => ((IQueryable)context.Set<TEntity>()).Expression;
}

internal interface IRepositoryTable
{
    Expression In(StoreContext context);
}

/// <summary>Runs repository queries.</summary>
internal sealed class RepositoryQueryProvider(StoreDatabase database) : IQueryProvider
{
    public IQueryable<TElement> CreateQuery<TElement>(Expression expression) => new RepositoryQuery<TElement>(this, expression);

    public IQueryable CreateQuery(Expression expression)
    {
        var element = expression.Type.GetInterfaces().Append(expression.Type)
            .First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .GetGenericArguments()[0];
        return (IQueryable)Activator.CreateInstance(typeof(RepositoryQuery<>).MakeGenericType(element), this, expression);
    }

    public TResult Execute<TResult>(Expression expression) =>
        database.Read(context => Bound(context).Execute<TResult>(new TablesOf(context).Visit(expression)));

    public object Execute(Expression expression) =>
        database.Read(context => Bound(context).Execute(new TablesOf(context).Visit(expression)));

    public List<T> ToList<T>(Expression expression) => database.Read(context => Query<T>(context, expression).ToList());

    public Task<List<T>> ToListAsync<T>(Expression expression, CancellationToken cancellationToken) =>
        database.ReadAsync(context => EntityFrameworkQueryableExtensions.ToListAsync(Query<T>(context, expression), cancellationToken));

    private static IQueryProvider Bound(StoreContext context) => context.GetService<IAsyncQueryProvider>();

    private static IQueryable<T> Query<T>(StoreContext context, Expression expression) =>
        Bound(context).CreateQuery<T>(new TablesOf(context).Visit(expression));

    /// <summary>Puts the context's tables in the place of the repositories'.</summary>
    private sealed class TablesOf(StoreContext context) : ExpressionVisitor
    {
        protected override Expression VisitConstant(ConstantExpression node) => node.Value switch
        {
            IRepositoryTable table => table.In(context),
            IQueryable { Provider: RepositoryQueryProvider } query => Visit(query.Expression),
            _ => node
        };

        protected override Expression VisitMember(MemberExpression node)
        {
            return typeof(IQueryable).IsAssignableFrom(node.Type)
                   && TryGetValue(node, out var value)
                   && value is IQueryable { Provider: RepositoryQueryProvider }
                ? VisitConstant(Expression.Constant(value))
                : base.VisitMember(node);
        }

#if SQLITE
        /// <summary>A beginning is compared like the rest of a text, regardless of case.</summary>
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.Name != nameof(string.StartsWith) || node.Method.DeclaringType != typeof(string) || node.Arguments.Count != 1
                || node.Arguments[0].Type != typeof(string))
                return base.VisitMethodCall(node);
            var position = Expression.Call(Visit(node.Object), nameof(string.IndexOf), null, Visit(node.Arguments[0]));
            return Expression.Equal(position, Expression.Constant(0));
        }
#endif

        private static bool TryGetValue(Expression node, out object value)
        {
            value = null;
            switch (node)
            {
                case null:
                    return true;
                case ConstantExpression constant:
                    value = constant.Value;
                    return true;
                case MemberExpression { Member: var member, Expression: var owner } when TryGetValue(owner, out var instance):
                    value = member is FieldInfo field ? field.GetValue(instance) : ((PropertyInfo)member).GetValue(instance);
                    return true;
                default:
                    return false;
            }
        }
    }
}
