namespace Nop.Core.Configuration;

public partial interface IConfig
{
    string Name => GetType().Name;

    int GetOrder() => 1;
}

public partial interface ISettings;

/// <summary>The application's configuration, by part.</summary>
public partial class AppSettings
{
    private readonly Dictionary<Type, IConfig> _configurations;

    public AppSettings(IList<IConfig> configurations = null) =>
        _configurations = (configurations ?? []).OrderBy(config => config.GetOrder()).ToDictionary(config => config.GetType());

    public virtual TConfig Get<TConfig>() where TConfig : class, IConfig
    {
        return _configurations.GetValueOrDefault(typeof(TConfig)) as TConfig
               ?? throw new NopException($"No configuration of type {typeof(TConfig)}");
    }
}

/// <summary>How long things stay cached.</summary>
public partial class CacheConfig : IConfig
{
    /// <summary>Minutes.</summary>
    public int DefaultCacheTime { get; protected set; } = 60;
}

public partial class CommonConfig : IConfig
{
}
