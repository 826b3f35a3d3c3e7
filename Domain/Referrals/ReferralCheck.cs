#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Referrals;

/// <summary>
/// What is known of a friend and of the member who brought him
/// </summary>
public sealed record ReferralFacts
{
    /// <summary>
    /// Whether both are one customer
    /// </summary>
    public bool SameCustomer { get; init; }

    public string? ReferrerEmail { get; init; }
    public string? RefereeEmail { get; init; }

    /// <summary>
    /// Postal addresses as one line each, see <see cref="Spelling.Address"/>
    /// </summary>
    public IReadOnlyCollection<string> ReferrerAddresses { get; init; } = [];
    public IReadOnlyCollection<string> RefereeAddresses { get; init; } = [];

    /// <summary>
    /// Other friends from the same network address in the last week
    /// </summary>
    public int FromSameIp { get; init; }

    /// <summary>
    /// Whether the friend has ordered before
    /// </summary>
    public bool OrderedBefore { get; init; }
}

/// <summary>
/// Says what speaks against a referral, the gravest first
/// </summary>
public static class ReferralCheck
{
    /// <summary>
    /// Checks everything but the limit per period, which only the database can keep
    /// </summary>
    /// <param name="facts">What is known</param>
    /// <param name="sameIpLimit">From this many friends from one network address on; 0 for never</param>
    public static ReferralReason Check(ReferralFacts facts, int sameIpLimit)
    {
        if (facts.SameCustomer)
            return ReferralReason.SelfReferral;
        if (!string.IsNullOrWhiteSpace(facts.RefereeEmail) && Spelling.Email(facts.RefereeEmail) == Spelling.Email(facts.ReferrerEmail))
            return ReferralReason.SameEmail;
        if (facts.OrderedBefore)
            return ReferralReason.NotFirstOrder;
        if (facts.RefereeAddresses.Where(address => address.Length > 0).Intersect(facts.ReferrerAddresses).Any())
            return ReferralReason.SameAddress;

        return sameIpLimit > 0 && facts.FromSameIp >= sameIpLimit ? ReferralReason.SameIp : ReferralReason.None;
    }
}
