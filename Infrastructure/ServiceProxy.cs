using System.Reflection;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Stands before a service of nopCommerce: what it does not take up passes untouched, whatever members the interface has
/// </summary>
/// <typeparam name="TService">Interface of the service</typeparam>
public abstract class ServiceProxy<TService> : DispatchProxy, IAroundStoreService where TService : class
{
    /// <summary>
    /// The service behind it
    /// </summary>
    protected TService Inner { get; private set; }

    /// <summary>
    /// Where the plugin's own services come from, each only when it is needed
    /// </summary>
    protected IServiceProvider Services { get; private set; }

    /// <summary>
    /// Wraps a service
    /// </summary>
    protected static TService Wrap<TProxy>(TService inner, IServiceProvider services) where TProxy : ServiceProxy<TService>
    {
        var proxy = Create<TService, TProxy>();
        var own = (ServiceProxy<TService>)(object)proxy;
        (own.Inner, own.Services) = (inner, services);

        return proxy;
    }

    /// <summary>
    /// Passes a call on
    /// </summary>
    protected object Pass(MethodInfo method, object[] args)
    {
        return method.Invoke(Inner, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
