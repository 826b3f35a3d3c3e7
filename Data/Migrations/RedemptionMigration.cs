using Nop.Data.Migrations;

namespace Nop.Plugin.Misc.Loyalty.Data.Migrations;

/// <summary>
/// Brings a store with version 4.90.1 the tables and columns of redemption, holds and expiry
/// </summary>
[NopMigration("2026/11/21 02:11:09:5307713", "Misc.Loyalty 4.90.2 redemption", MigrationProcessType.Update)]
public class RedemptionMigration : LoyaltySchema
{
    /// <summary>
    /// Leaves everything: the tables belong to the installation
    /// </summary>
    public override void Down()
    {
    }
}
