using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Public;

/// <summary>
/// A member's link and the friends brought so far
/// </summary>
public record ReferralModel : BaseNopModel
{
    #region Properties

    public string Link { get; set; }

    public string ReferrerPoints { get; set; }

    public string RefereePoints { get; set; }

    public int Pending { get; set; }

    public int Rewarded { get; set; }

    public IList<ReferredFriendModel> Friends { get; set; } = new List<ReferredFriendModel>();

    #endregion
}

/// <summary>
/// A friend, with a shortened name
/// </summary>
public record ReferredFriendModel : BaseNopModel
{
    public string Name { get; set; }

    public string On { get; set; }

    public string Status { get; set; }

    /// <summary>
    /// Gets or sets the points it brought; null when it brought none
    /// </summary>
    public string Points { get; set; }
}
