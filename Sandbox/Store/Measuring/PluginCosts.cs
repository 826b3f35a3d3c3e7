using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Autofac;
using Autofac.Core.Resolving.Pipeline;
using LinqToDB;
using LinqToDB.Interceptors;

namespace Sandbox.Store.Measuring;

/// <summary>One thing that was asked for while a request was answered</summary>
/// <param name="Text">The statement, or the service's method</param>
/// <param name="ByPlugin">Whether the plugin asked for it</param>
/// <param name="IsCall">Whether it is a call into the store's price, total, discount or tax services</param>
/// <param name="Filled">The statement with the values it was given, for whoever wants to see how the database finds its rows; null for a call</param>
public sealed record Cost(string Text, bool ByPlugin, bool IsCall, string Filled = null);

/// <summary>What answering one request took</summary>
/// <param name="Method">Its method</param>
/// <param name="Path">Its path</param>
/// <param name="Costs">What was asked for</param>
/// <param name="Made">Types of the plugin of which the container made an instance</param>
public sealed record RequestCosts(string Method, string Path, List<Cost> Costs, List<string> Made);

/// <summary>
/// Counts, request by request, the statements that the database is given and the calls into the store's services that compute prices, and says which of
/// them the plugin asked for: whoever stands nearest above them on the stack. What such a call asks of the database is part of the call. Only for stores started with --measure; looking costs time
/// </summary>
public static class PluginCosts
{
    private const string PLUGIN = "Nop.Plugin.Misc.Loyalty";

    private static readonly AsyncLocal<RequestCosts> _current = new();
    private static readonly AsyncLocal<bool> _inside = new();
    private static readonly List<RequestCosts> _answered = [];

    public static bool IsOn { get; set; }

    /// <summary>Lets the database's statements be counted.</summary>
    public static DataOptions Watch(DataOptions options) => IsOn ? options.UseInterceptor(new Statements()) : options;

    /// <summary>Notes what a request takes, until it is answered.</summary>
    public static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var costs = new RequestCosts(context.Request.Method, context.Request.Path, [], []);
        _current.Value = costs;
        try
        {
            await next(context);
        }
        finally
        {
            lock (_answered)
                _answered.Add(costs);
        }
    }

    /// <summary>Lets the plugin's services that are made for a request be counted.</summary>
    public static void Watch(ContainerBuilder builder)
    {
        if (!IsOn)
            return;

        builder.RegisterCallback(registry => registry.Registered += (_, registered) => registered.ComponentRegistration.PipelineBuilding += (_, pipeline) =>
            pipeline.Use("Costs", PipelinePhase.Activation, MiddlewareInsertionMode.StartOfPhase, (context, next) =>
            {
                next(context);
                if (_current.Value is { } current && context.Instance?.GetType() is { } type && type.Assembly.GetName().Name == PLUGIN)
                    Add(current, type.Name);
            }));
    }

    /// <summary>Gives what was noted since this was last asked.</summary>
    public static IReadOnlyList<RequestCosts> Take()
    {
        lock (_answered)
        {
            var taken = _answered.ToList();
            _answered.Clear();

            return taken;
        }
    }

    /// <summary>Puts a counter before one of the store's services.</summary>
    public static void Watch<TService>(IServiceCollection services) where TService : class
    {
        var registered = services.Last(descriptor => descriptor.ServiceType == typeof(TService));
        services.Remove(registered);
        services.Add(new ServiceDescriptor(typeof(TService), provider =>
        {
            var proxy = DispatchProxy.Create<TService, Counting>();
            ((Counting)(object)proxy).Inner = registered.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType);

            return proxy;
        }, registered.Lifetime));
    }

    private static void Add(RequestCosts costs, string made)
    {
        lock (costs.Costs)
            costs.Made.Add(made);
    }

    private static void Add(RequestCosts costs, Cost cost)
    {
        lock (costs.Costs)
            costs.Costs.Add(cost);
    }

    /// <summary>
    /// Placing an order and all that is asked of the cart service passes through the plugin, but what nopCommerce does there is nopCommerce's own, or that of
    /// whoever asked. SQLite answers at once, so the callers are all on the stack
    /// </summary>
    private static bool IsAskedByPlugin()
    {
        foreach (var frame in new StackTrace(1, false).GetFrames())
        {
            var type = frame.GetMethod()?.DeclaringType;
            if (type is null)
                continue;
            if (type.FullName.StartsWith("Nop.Services.Orders.OrderProcessingService", StringComparison.Ordinal))
                return false;
            if (type.Assembly.GetName().Name.StartsWith(PLUGIN, StringComparison.Ordinal)
                && !type.FullName.StartsWith("Nop.Plugin.Misc.Loyalty.Infrastructure.ShoppingCartProxy", StringComparison.Ordinal)
                && !type.FullName.StartsWith("Nop.Plugin.Misc.Loyalty.Infrastructure.ServiceProxy", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static string Fill(DbCommand command)
    {
        var values = command.Parameters.Cast<DbParameter>().ToDictionary(parameter => parameter.ParameterName.TrimStart('@', ':'), parameter => Literal(parameter.Value));

        return Regex.Replace(command.CommandText, "(?<!:)[@:](\\w+)", match => values.GetValueOrDefault(match.Groups[1].Value, match.Value));
    }

    private static string Literal(object value) =>
        value switch
        {
            null or DBNull => "NULL",
            bool or sbyte or byte or short or int or long or decimal or double => Convert.ToString(value, CultureInfo.InvariantCulture),
            DateTime moment => $"'{moment:yyyy-MM-dd HH:mm:ss.fff}'",
            _ => $"'{Convert.ToString(value, CultureInfo.InvariantCulture).Replace("'", "''")}'"
        };

    private sealed class Statements : CommandInterceptor
    {
        public override DbCommand CommandInitialized(CommandEventData eventData, DbCommand command)
        {
            // other databases give a new row's number in the same round trip
            if (_current.Value is { } current && !command.CommandText.TrimStart().StartsWith("SELECT last_insert_rowid", StringComparison.OrdinalIgnoreCase))
                Add(current, new Cost(command.CommandText, !_inside.Value && IsAskedByPlugin(), false, Fill(command)));

            return command;
        }
    }

    private class Counting : DispatchProxy
    {
        internal object Inner { get; set; }

        protected override object Invoke(MethodInfo method, object[] arguments)
        {
            // what the service asks of the others is its own affair
            if (_current.Value is not { } current || _inside.Value || !IsAskedByPlugin())
                return method.Invoke(Inner, BindingFlags.DoNotWrapExceptions, null, arguments, null);

            Add(current, new Cost($"{method.DeclaringType.Name}.{method.Name}", true, true));
            _inside.Value = true;
            try
            {
                return method.Invoke(Inner, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            }
            finally
            {
                _inside.Value = false;
            }
        }
    }
}
