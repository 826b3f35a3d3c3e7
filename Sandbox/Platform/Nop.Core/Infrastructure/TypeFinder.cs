using System.Reflection;

namespace Nop.Core.Infrastructure;

/// <summary>Finds types of the application and its plugins.</summary>
public partial interface ITypeFinder
{
    IEnumerable<Type> FindClassesOfType<T>(bool onlyConcreteClasses = true);

    IEnumerable<Type> FindClassesOfType(Type assignTypeFrom, bool onlyConcreteClasses = true);

    IList<Assembly> GetAssemblies();
}

/// <summary>
/// Looks through every loaded assembly that is, or refers to, this one. A type that cannot be loaded stops the search,
/// and so the store, as it does in nopCommerce.
/// </summary>
public partial class WebAppTypeFinder : ITypeFinder
{
    private static readonly Assembly _core = typeof(WebAppTypeFinder).Assembly;
    private static readonly Lock _lock = new();
    private static bool _ownAssembliesLoaded;

    public virtual IEnumerable<Type> FindClassesOfType<T>(bool onlyConcreteClasses = true) => FindClassesOfType(typeof(T), onlyConcreteClasses);

    public virtual IEnumerable<Type> FindClassesOfType(Type assignTypeFrom, bool onlyConcreteClasses = true) =>
        GetAssemblies()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsInterface && (!onlyConcreteClasses || type is { IsClass: true, IsAbstract: false }) && IsOfType(type, assignTypeFrom))
            .ToList();

    public virtual IList<Assembly> GetAssemblies()
    {
        LoadOwnAssemblies();
        return AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && RefersToCore(assembly))
            .GroupBy(assembly => assembly.GetName().Name)
            .Select(group => group.First())
            .ToList();
    }

    private static bool IsOfType(Type type, Type wanted) =>
        wanted.IsAssignableFrom(type)
               || wanted.IsGenericTypeDefinition
               && type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == wanted);

    private static bool RefersToCore(Assembly assembly) =>
        assembly == _core || assembly.GetReferencedAssemblies().Any(reference => reference.Name == _core.GetName().Name);

    private static void LoadOwnAssemblies()
    {
        lock (_lock)
        {
            if (_ownAssembliesLoaded)
                return;
            foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "Nop.*.dll"))
                Assembly.Load(AssemblyName.GetAssemblyName(file));
            _ownAssembliesLoaded = true;
        }
    }
}
