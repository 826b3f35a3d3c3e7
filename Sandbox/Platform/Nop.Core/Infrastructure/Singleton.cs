namespace Nop.Core.Infrastructure;

/// <summary>One instance of a type for the whole process.</summary>
public partial class Singleton<T> : BaseSingleton
{
    private static T _instance;

    public static T Instance
    {
        get => _instance;
        set
        {
            _instance = value;
            AllSingletons[typeof(T)] = value;
        }
    }
}

/// <summary>All process-wide instances.</summary>
public partial class BaseSingleton
{
    public static IDictionary<Type, object> AllSingletons { get; } = new Dictionary<Type, object>();
}
