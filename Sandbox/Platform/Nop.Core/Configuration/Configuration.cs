namespace Nop.Core.Configuration;

/// <summary>A part of the application's configuration.</summary>
public partial interface IConfig
{
    string Name => GetType().Name;

    int GetOrder() => 1;
}

/// <summary>Settings kept in the database.</summary>
public partial interface ISettings;

/// <summary>The application's configuration, by part.</summary>
public partial class AppSettings
{
    private readonly Dictionary<Type, IConfig> _configurations;

    public AppSettings(IList<IConfig> configurations = null)
    {
        _configurations = (configurations ?? []).OrderBy(config => config.GetOrder()).ToDictionary(config => config.GetType());
    }

    public virtual TConfig Get<TConfig>() where TConfig : class, IConfig
    {
        return _configurations.GetValueOrDefault(typeof(TConfig)) as TConfig
               ?? throw new NopException($"No configuration of type {typeof(TConfig)}");
    }

    public virtual void Update(IList<IConfig> configurations)
    {
        foreach (var config in configurations)
            _configurations[config.GetType()] = config;
    }
}

/// <summary>How long things stay cached.</summary>
public partial class CacheConfig : IConfig
{
    /// <summary>Minutes.</summary>
    public int DefaultCacheTime { get; protected set; } = 60;
}

/// <summary>Switches of the whole application.</summary>
public partial class CommonConfig : IConfig
{
}
