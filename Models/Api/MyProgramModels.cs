namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>A program of the store with the caller's membership: all that a widget shows.</summary>
public sealed record MyProgramModel
{
    /// <summary>The program.</summary>
    public required int Id { get; init; }

    /// <summary>Its name for programs.</summary>
    public required string SystemName { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Name { get; init; }

    /// <summary>What one point is called.</summary>
    public required string PointName { get; init; }

    /// <summary>What several points are called.</summary>
    public required string PointNamePlural { get; init; }

    /// <summary>Symbol of points; null when there is none.</summary>
    public required string PointSymbol { get; init; }

    /// <summary>Main colour, such as #1b4d3e; null when it has none.</summary>
    public required string Color { get; init; }

    /// <summary>Second colour.</summary>
    public required string AccentColor { get; init; }

    /// <summary>Whether its points are spent in the store's checkout.</summary>
    public required bool SpendsInCheckout { get; init; }

    /// <summary>The membership; null for a guest, and for a customer who has not joined.</summary>
    public required MyMembershipModel Member { get; init; }
}

/// <summary>The caller's membership in a program.</summary>
public sealed record MyMembershipModel
{
    /// <summary>The membership.</summary>
    public required int Id { get; init; }

    /// <summary>Card number.</summary>
    public required string CardNumber { get; init; }

    /// <summary>active, suspended or inactive; only active members earn and spend.</summary>
    public required string Status { get; init; }

    /// <summary>Points that can be spent.</summary>
    public required long Balance { get; init; }

    /// <summary>Points earned but not yet spendable.</summary>
    public required long Pending { get; init; }

    /// <summary>Points ever earned.</summary>
    public required long LifetimePoints { get; init; }

    /// <summary>Name of the tier; null when the program has no tiers.</summary>
    public required string Tier { get; init; }

    /// <summary>The next tier; null at the top.</summary>
    public required MyNextTierModel NextTier { get; init; }

    /// <summary>Way done from the present tier to the next, 0 to 100.</summary>
    public required int Progress { get; init; }

    /// <summary>The points that run out next; null when none do.</summary>
    public required MyExpiryModel NextExpiry { get; init; }

    /// <summary>When the customer joined, UTC.</summary>
    public required DateTime EnrolledOnUtc { get; init; }
}

/// <summary>The way to the next tier.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Threshold">What it takes.</param>
/// <param name="Missing">What is missing, money or points as the program counts.</param>
public sealed record MyNextTierModel(string Name, decimal Threshold, decimal Missing);

/// <summary>Points that run out.</summary>
/// <param name="Points">How many.</param>
/// <param name="OnUtc">When, UTC.</param>
public sealed record MyExpiryModel(long Points, DateTime OnUtc);
