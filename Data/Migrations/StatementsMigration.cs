using Nop.Data.Migrations;

namespace Nop.Plugin.Misc.Loyalty.Data.Migrations;

/// <summary>
/// Brings a store with version 4.90.6 the tables, columns and indexes that came with 4.90.7
/// </summary>
[NopMigration("2026/11/30 18:00:00:0000000", "Misc.Loyalty 4.90.7 schema", MigrationProcessType.Update)]
public class StatementsMigration : LoyaltySchema
{
    /// <summary>
    /// Leaves everything: the tables belong to the installation
    /// </summary>
    public override void Down()
    {
    }
}
