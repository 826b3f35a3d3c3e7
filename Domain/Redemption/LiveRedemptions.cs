namespace Nop.Plugin.Misc.Loyalty.Domain.Redemption;

/// <summary>
/// What is live, for the database: the same as <see cref="LoyaltyRedemption.IsLive"/>
/// </summary>
public static class LiveRedemptions
{
    /// <summary>
    /// Leaves what is reserved or claimed
    /// </summary>
    public static IQueryable<LoyaltyRedemption> Live(this IQueryable<LoyaltyRedemption> redemptions)
    {
        return redemptions.Where(row => row.StatusId == (int)RedemptionStatus.Reserved || row.StatusId == (int)RedemptionStatus.Claimed);
    }
}
