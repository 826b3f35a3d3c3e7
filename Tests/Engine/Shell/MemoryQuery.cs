using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>
/// A query over rows in memory that is interpreted: LINQ's own compiles each query into a method, which takes far longer than the few rows of a test do
/// </summary>
internal sealed class MemoryQuery<T>(Expression? expression, IEnumerable<T>? rows = null) : IOrderedQueryable<T>, IQueryProvider
{
    public Type ElementType => typeof(T);
    public Expression Expression => expression ?? Expression.Constant(this);
    public IQueryProvider Provider => this;

    internal IEnumerable<T>? Rows => rows;

    public IQueryable<TElement> CreateQuery<TElement>(Expression query)
    {
        return new MemoryQuery<TElement>(query);
    }

    public IQueryable CreateQuery(Expression query)
    {
        throw new NotSupportedException("A query says of what it is");
    }

    public TResult Execute<TResult>(Expression query)
    {
        return MemoryQuery.Run<TResult>(query);
    }

    public object? Execute(Expression query)
    {
        throw new NotSupportedException("A query says of what it is");
    }

    public IEnumerator<T> GetEnumerator()
    {
        return (rows ?? MemoryQuery.Run<IEnumerable<T>>(Expression)).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator()
    {
        return GetEnumerator();
    }
}

/// <summary>
/// Turns the calls of a query into those of LINQ over rows in memory
/// </summary>
internal sealed class MemoryQuery : ExpressionVisitor
{
    private static readonly ConcurrentDictionary<MethodInfo, MethodInfo> _methods = [];

    public static IQueryable<T> Of<T>(IEnumerable<T> rows)
    {
        return new MemoryQuery<T>(null, rows);
    }

    public static TResult Run<TResult>(Expression query)
    {
        return Expression.Lambda<Func<TResult>>(new MemoryQuery().Visit(query)).Compile(preferInterpretation: true)();
    }

    protected override Expression VisitMethodCall(MethodCallExpression call)
    {
        if (call.Method.DeclaringType != typeof(Queryable))
            return base.VisitMethodCall(call);

        return Expression.Call(_methods.GetOrAdd(call.Method, MethodOfRows), call.Arguments.Select(Visit)!);
    }

    protected override Expression VisitUnary(UnaryExpression unary)
    {
        // a lambda that a query holds is the function itself where rows are in memory
        return unary.NodeType == ExpressionType.Quote ? Visit(unary.Operand) : base.VisitUnary(unary);
    }

    protected override Expression VisitConstant(ConstantExpression constant)
    {
        return RowsOf(constant.Value) is { } rows ? rows : constant;
    }

    protected override Expression VisitMember(MemberExpression member)
    {
        if (!typeof(IQueryable).IsAssignableFrom(member.Type))
            return base.VisitMember(member);

        // a query inside of a query is held by a variable or a repository
        var inner = Expression.Lambda<Func<IQueryable>>(member).Compile(preferInterpretation: true)();

        return Visit(inner.Expression);
    }

    private static ConstantExpression? RowsOf(object? value)
    {
        if (value is not IQueryable query || value.GetType().GetGenericTypeDefinition() != typeof(MemoryQuery<>))
            return null;

        var rows = value.GetType().GetProperty(nameof(MemoryQuery<>.Rows), BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(value);

        return Expression.Constant(rows, typeof(IEnumerable<>).MakeGenericType(query.ElementType));
    }

    private static MethodInfo MethodOfRows(MethodInfo method)
    {
        var wanted = method.GetParameters().Select(parameter => OfRows(parameter.ParameterType)).ToArray();

        return typeof(Enumerable).GetMethods()
            .Where(candidate => candidate.Name == method.Name && candidate.GetGenericArguments().Length == method.GetGenericArguments().Length)
            .Select(candidate => candidate.IsGenericMethodDefinition ? candidate.MakeGenericMethod(method.GetGenericArguments()) : candidate)
            .Single(candidate => candidate.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(wanted));
    }

    private static Type OfRows(Type type)
    {
        if (!type.IsGenericType)
            return type;
        if (type.GetGenericTypeDefinition() == typeof(Expression<>))
            return type.GetGenericArguments()[0];
        if (type.GetGenericTypeDefinition() == typeof(IQueryable<>))
            return typeof(IEnumerable<>).MakeGenericType(type.GetGenericArguments());

        return type.GetGenericTypeDefinition() == typeof(IOrderedQueryable<>)
            ? typeof(IOrderedEnumerable<>).MakeGenericType(type.GetGenericArguments())
            : type;
    }
}
