using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The page on which a member is merged into another
/// </summary>
public record MergeModel : BaseNopModel
{
    #region Properties

    public MemberModel Source { get; set; }

    /// <summary>
    /// Gets or sets what was looked for: a card number or an e-mail address
    /// </summary>
    public string Search { get; set; }

    /// <summary>
    /// Gets or sets the member that was found; null when there is none
    /// </summary>
    public MemberModel Target { get; set; }

    /// <summary>
    /// Gets or sets why it cannot be done, in words; null when it can
    /// </summary>
    public string Problem { get; set; }

    /// <summary>
    /// Gets or sets the points that would move, by the day on which they expire
    /// </summary>
    public IList<MergeLotModel> Lots { get; set; } = new List<MergeLotModel>();

    public int Orders { get; set; }

    public int Reservations { get; set; }

    public long BalanceAfter { get; set; }

    public long PendingAfter { get; set; }

    public long LifetimePointsAfter { get; set; }

    #endregion
}

/// <summary>
/// Points that expire at one moment
/// </summary>
public record MergeLotModel : BaseNopModel
{
    public string Points { get; set; }

    /// <summary>
    /// Gets or sets when they expire; null when they never do
    /// </summary>
    public string ExpiresOn { get; set; }
}
