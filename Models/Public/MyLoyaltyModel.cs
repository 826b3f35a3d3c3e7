using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Public;

/// <summary>
/// The shopper's own loyalty page
/// </summary>
public record MyLoyaltyModel : BaseNopModel
{
    #region Properties

    public int ProgramId { get; set; }

    public string ProgramName { get; set; }

    /// <summary>
    /// Gets or sets what the page's address says to show this program; null for the first, which needs nothing
    /// </summary>
    public string ProgramAddress { get; set; }

    /// <summary>
    /// Gets or sets the program's colours as the declarations of a style
    /// </summary>
    public string Look { get; set; }

    /// <summary>
    /// Gets or sets the address of the program's picture; null when it has none
    /// </summary>
    public string PictureUrl { get; set; }

    public IList<ProgramChoiceModel> Programs { get; set; } = new List<ProgramChoiceModel>();

    public string PointName { get; set; }

    public string CardNumber { get; set; }

    /// <summary>
    /// Gets or sets the QR code of the card number: the path of its dark modules, and the modules on a side with the quiet zone
    /// </summary>
    public string CardCode { get; set; }

    public int CardCodeSize { get; set; }

    public string Balance { get; set; }

    /// <summary>
    /// Gets or sets what the balance is worth at the checkout, as formatted money; null where it is worth nothing there
    /// </summary>
    public string Worth { get; set; }

    /// <summary>
    /// Gets or sets the points that run out next and when, in words; null when none do
    /// </summary>
    public string NextExpiry { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the checkout spends the program's points
    /// </summary>
    public bool Spendable { get; set; }

    public string Pending { get; set; }

    public string LifetimePoints { get; set; }

    public bool Suspended { get; set; }

    public bool HiddenFromLeaderboard { get; set; }

    public bool LeaderboardOpen { get; set; }

    /// <summary>
    /// Gets or sets the kinds of mails that the store sends
    /// </summary>
    public IList<MailChoiceModel> Mails { get; set; } = new List<MailChoiceModel>();

    /// <summary>
    /// Gets a value indicating whether there are tiers to climb: who has one alone is shown none
    /// </summary>
    public bool HasTiers => Tiers.Count > 1;

    public TierProgressModel Tier { get; set; } = new();

    public IList<TierStepModel> Tiers { get; set; } = new List<TierStepModel>();

    /// <summary>
    /// Gets or sets the kinds of entries to look at, all of them first
    /// </summary>
    public IList<HistoryKindModel> Kinds { get; set; } = new List<HistoryKindModel>();

    /// <summary>
    /// Gets or sets what the page's address says of the shown kind; null for all
    /// </summary>
    public string KindAddress { get; set; }

    public IList<LedgerLineModel> Entries { get; set; } = new List<LedgerLineModel>();

    public IList<ReservationModel> Reservations { get; set; } = new List<ReservationModel>();

    public IList<RewardModel> Rewards { get; set; } = new List<RewardModel>();

    public IList<EarningWayModel> WaysToEarn { get; set; } = new List<EarningWayModel>();

    public IList<PointsDateModel> PendingPoints { get; set; } = new List<PointsDateModel>();

    public IList<PointsDateModel> ExpiringPoints { get; set; } = new List<PointsDateModel>();

    /// <summary>
    /// Gets or sets the version to read on from for the page of older entries; null on the last page
    /// </summary>
    public long? OlderThan { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the shown page is not the newest one
    /// </summary>
    public bool ShowsOlderPage { get; set; }

    #endregion
}

/// <summary>
/// A kind of entries to look at
/// </summary>
public record HistoryKindModel : BaseNopModel
{
    public string Name { get; set; }

    /// <summary>
    /// Gets or sets what the page's address says to show it; null for all
    /// </summary>
    public string Address { get; set; }

    public bool Shown { get; set; }
}

/// <summary>
/// A program to look at
/// </summary>
public record ProgramChoiceModel : BaseNopModel
{
    public string Name { get; set; }

    /// <summary>
    /// Gets or sets what the page's address says to show it; null for the first
    /// </summary>
    public string Address { get; set; }

    public string Balance { get; set; }

    public bool Shown { get; set; }
}

/// <summary>
/// Points and what happens to them when
/// </summary>
public record PointsDateModel : BaseNopModel
{
    public string Points { get; set; }

    /// <summary>
    /// Gets or sets the date or condition, in words
    /// </summary>
    public string When { get; set; }

    /// <summary>
    /// Gets or sets the order they come from; zero when it does not matter
    /// </summary>
    public int OrderId { get; set; }
}

/// <summary>
/// Where a member stands on the way to the next tier
/// </summary>
public record TierProgressModel : BaseNopModel
{
    public string Name { get; set; }

    public string Color { get; set; }

    public string NextName { get; set; }

    /// <summary>
    /// Gets or sets what is missing to the next tier, as formatted money or points; null in the highest tier
    /// </summary>
    public string Missing { get; set; }

    /// <summary>
    /// Gets or sets what counted so far and since when, in words; null when everything ever counts
    /// </summary>
    public string Counted { get; set; }

    /// <summary>
    /// Gets or sets until when the tier is kept and what is missing to keep it longer, in words; null when it cannot be lost
    /// </summary>
    public string Keep { get; set; }

    /// <summary>
    /// Gets or sets the way already gone between this tier and the next, 0 to 100
    /// </summary>
    public int Percent { get; set; }
}

/// <summary>
/// One tier in the overview of all tiers
/// </summary>
public record TierStepModel : BaseNopModel
{
    public string Name { get; set; }

    public string Threshold { get; set; }

    public string Multiplier { get; set; }

    public string Color { get; set; }

    public string Icon { get; set; }

    public string Benefits { get; set; }

    public bool Current { get; set; }
}

/// <summary>
/// One line of the ledger as the shopper sees it
/// </summary>
public record LedgerLineModel : BaseNopModel
{
    public string Date { get; set; }

    public string Type { get; set; }

    public string Points { get; set; }

    /// <summary>
    /// Gets or sets the change of the pending points, in words, of an entry that moves nothing else; null otherwise
    /// </summary>
    public string Pending { get; set; }

    public bool Debit { get; set; }

    public string BalanceAfter { get; set; }

    public string Description { get; set; }

    /// <summary>
    /// Gets or sets the order it comes from; zero when it comes from none
    /// </summary>
    public int OrderId { get; set; }

    /// <summary>
    /// Gets or sets when the points can be spent, or until when, in words; null when there is nothing to say
    /// </summary>
    public string Terms { get; set; }
}

/// <summary>
/// A way to earn points
/// </summary>
public record EarningWayModel : BaseNopModel
{
    public string Name { get; set; }

    /// <summary>
    /// What it gives; empty where the name says it
    /// </summary>
    public string Points { get; set; }

    public string Description { get; set; }
}
