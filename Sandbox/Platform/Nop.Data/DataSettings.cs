using Nop.Core.Configuration;
using Nop.Core.Infrastructure;
using Nop.Data.Configuration;

namespace Nop.Data
{
    /// <summary>The kind of database.</summary>
    public enum DataProviderType
    {
        Unknown = 0,
        SqlServer = 1,
        MySql = 2,
        PostgreSQL = 3
    }

    /// <summary>How the application reaches its database.</summary>
    public partial class DataSettingsManager
    {
        public static DataConfig LoadSettings(INopFileProvider fileProvider = null, bool reload = false) =>
            Singleton<AppSettings>.Instance.Get<DataConfig>();

        public static bool IsDatabaseInstalled() => !string.IsNullOrEmpty(LoadSettings().ConnectionString);
    }
}

namespace Nop.Data.Configuration
{
    /// <summary>The connection to the database.</summary>
    public partial class DataConfig : IConfig
    {
        public string ConnectionString { get; set; } = string.Empty;
        public DataProviderType DataProvider { get; set; } = DataProviderType.SqlServer;

        public string Name => "ConnectionStrings";

        public int GetOrder() => 0;
    }
}
