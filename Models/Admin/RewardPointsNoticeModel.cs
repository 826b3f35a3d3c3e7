using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// What a page says of nopCommerce's own reward points while they are on
/// </summary>
public record RewardPointsNoticeModel : BaseNopModel
{
    #region Properties

    /// <summary>
    /// Gets or sets the names of the stores in which they are on
    /// </summary>
    public string Stores { get; set; }

    /// <summary>
    /// Gets or sets the store that was chosen; 0 for all that the admin works for
    /// </summary>
    public int StoreId { get; set; }

    /// <summary>
    /// Gets or sets the program of the dashboard the notice stands on; 0 on the configuration page
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether who looks may change nopCommerce's settings
    /// </summary>
    public bool CanSwitchOff { get; set; }

    #endregion
}
