using Nop.Data.Migrations;

namespace Nop.Plugin.Misc.Loyalty.Data.Migrations;

/// <summary>
/// Brings a store with version 4.90.3 the columns and indexes that came with the faults found in stock stores
/// </summary>
[NopMigration("2026/11/30 06:12:27:5091834", "Misc.Loyalty 4.90.4 faults", MigrationProcessType.Update)]
public class FaultsMigration : LoyaltySchema
{
    /// <summary>
    /// Leaves everything: the tables belong to the installation
    /// </summary>
    public override void Down()
    {
    }
}
