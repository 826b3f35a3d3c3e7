using Nop.Data.Migrations;

namespace Nop.Plugin.Misc.Loyalty.Data.Migrations;

/// <summary>
/// Creates the tables. Uninstalling keeps them, so that a reinstall finds the old balances, unless the settings say to drop them
/// </summary>
[NopMigration("2026/01/15 09:17:43:6418237", "Misc.Loyalty base schema", MigrationProcessType.Installation)]
public class SchemaMigration : LoyaltySchema
{
    /// <summary>
    /// Whether the uninstall under way drops the tables
    /// </summary>
    internal static bool DropTables { get; set; }

    /// <summary>
    /// Drops the tables when that was asked for
    /// </summary>
    public override void Down()
    {
        if (!DropTables)
            return;

        foreach (var table in new LoyaltyNameCompatibility().TableNames.Values)
        {
            if (Schema.Table(table).Exists())
                Delete.Table(table);
        }
        DropTables = false;
    }
}
