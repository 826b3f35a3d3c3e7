using Nop.Data.Migrations;

namespace Nop.Plugin.Misc.Loyalty.Data.Migrations;

/// <summary>
/// Brings a store with version 4.90.4 what came with leaderboards, full steps, products' terms and agreed worths
/// </summary>
[NopMigration("2026/11/30 11:05:00:0000000", "Misc.Loyalty 4.90.5 products", MigrationProcessType.Update)]
public class ProductsMigration : LoyaltySchema
{
    /// <summary>
    /// Leaves everything: the tables belong to the installation
    /// </summary>
    public override void Down()
    {
    }
}
