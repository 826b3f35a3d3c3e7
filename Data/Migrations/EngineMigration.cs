using Nop.Data.Migrations;

namespace Nop.Plugin.Misc.Loyalty.Data.Migrations;

/// <summary>
/// Brings a store with version 4.90.2 the tables and columns of several programs, members, earning rules, tiers and referrals
/// </summary>
[NopMigration("2026/11/21 04:30:11:2840193", "Misc.Loyalty 4.90.3 engine", MigrationProcessType.Update)]
public class EngineMigration : LoyaltySchema
{
    /// <summary>
    /// Leaves everything: the tables belong to the installation
    /// </summary>
    public override void Down()
    {
    }
}
