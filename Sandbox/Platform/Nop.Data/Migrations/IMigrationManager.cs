using System.Reflection;

namespace Nop.Data.Migrations;

/// <summary>Applies and takes back the migrations of an assembly.</summary>
public partial interface IMigrationManager
{
    void ApplyUpMigrations(Assembly assembly, MigrationProcessType migrationProcessType = MigrationProcessType.Installation, bool commitVersionOnly = false);

    void ApplyDownMigrations(Assembly assembly);
}
