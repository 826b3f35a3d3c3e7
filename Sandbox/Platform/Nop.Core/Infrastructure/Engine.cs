using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Nop.Core.Infrastructure;

/// <summary>Runs the startups and resolves services where none can be injected.</summary>
public partial interface IEngine
{
    void ConfigureRequestPipeline(IApplicationBuilder application);

    T Resolve<T>(IServiceScope scope = null) where T : class;

    object Resolve(Type type, IServiceScope scope = null);

    IEnumerable<T> ResolveAll<T>();

    object ResolveUnregistered(Type type);
}

public partial class EngineContext
{
    private static readonly Lock _lock = new();

    public static IEngine Create()
    {
        lock (_lock)
            return Singleton<IEngine>.Instance ??= new NopEngine();
    }

    public static void Replace(IEngine engine) => Singleton<IEngine>.Instance = engine;

    public static IEngine Current => Singleton<IEngine>.Instance ?? Create();
}

public partial class NopEngine : IEngine
{
    public virtual IServiceProvider ServiceProvider { get; protected set; }

    public virtual void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IEngine>(this);
        foreach (var startup in FindStartups())
            startup.ConfigureServices(services, configuration);
        services.AddSingleton(services);
    }

    public virtual void ConfigureRequestPipeline(IApplicationBuilder application)
    {
        ServiceProvider = application.ApplicationServices;
        foreach (var startup in FindStartups())
            startup.Configure(application);
    }

    public virtual T Resolve<T>(IServiceScope scope = null) where T : class => (T)Resolve(typeof(T), scope);

    public virtual object Resolve(Type type, IServiceScope scope = null) => GetServiceProvider(scope)?.GetService(type);

    public virtual IEnumerable<T> ResolveAll<T>() => GetServiceProvider().GetServices<T>();

    public virtual object ResolveUnregistered(Type type)
    {
        foreach (var constructor in type.GetConstructors())
        {
            var arguments = constructor.GetParameters().Select(parameter => Resolve(parameter.ParameterType)).ToArray();
            if (arguments.All(argument => argument is not null))
                return constructor.Invoke(arguments);
        }

        throw new NopException($"No constructor of {type} has all its dependencies registered");
    }

    protected virtual IServiceProvider GetServiceProvider(IServiceScope scope = null) =>
        scope?.ServiceProvider
               ?? ServiceProvider?.GetService<IHttpContextAccessor>()?.HttpContext?.RequestServices
               ?? ServiceProvider;

    private static IEnumerable<INopStartup> FindStartups() =>
        Singleton<ITypeFinder>.Instance.FindClassesOfType<INopStartup>()
            .Select(type => (INopStartup)Activator.CreateInstance(type))
            .OrderBy(startup => startup.Order)
            .ToList();
}
