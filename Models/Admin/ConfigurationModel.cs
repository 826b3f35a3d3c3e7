using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The plugin's configuration page
/// </summary>
public record ConfigurationModel : BaseNopModel
{
    #region Properties

    public int ActiveStoreScopeConfiguration { get; set; }

    /// <summary>
    /// Whether the chosen store, or all stores, are not the admin's: nothing of their settings is shown
    /// </summary>
    public bool IsOfOtherStores { get; set; }

    /// <summary>
    /// Whether the admin may change the program, which can belong to other stores too
    /// </summary>
    public bool CanChangeProgram { get; set; }

    /// <summary>
    /// What is said of nopCommerce's own reward points; null while they are off
    /// </summary>
    public RewardPointsNoticeModel RewardPoints { get; set; }

    /// <summary>
    /// The short setup; null once it is over
    /// </summary>
    public SetupModel Setup { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.Enabled")]
    public bool Enabled { get; set; }
    public bool Enabled_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.AwardMomentId")]
    public int AwardMomentId { get; set; }
    public bool AwardMomentId_OverrideForStore { get; set; }
    public IList<SelectListItem> AvailableAwardMoments { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.IncludeTax")]
    public bool IncludeTax { get; set; }
    public bool IncludeTax_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.IncludeShipping")]
    public bool IncludeShipping { get; set; }
    public bool IncludeShipping_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.DeductDiscounts")]
    public bool DeductDiscounts { get; set; }
    public bool DeductDiscounts_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.ShowEarnEstimate")]
    public bool ShowEarnEstimate { get; set; }
    public bool ShowEarnEstimate_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.LeaderboardEnabled")]
    public bool LeaderboardEnabled { get; set; }
    public bool LeaderboardEnabled_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.LeaderboardInFooter")]
    public bool LeaderboardInFooter { get; set; }
    public bool LeaderboardInFooter_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.GuestOrderDays")]
    public int GuestOrderDays { get; set; }
    public bool GuestOrderDays_OverrideForStore { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.PointsPerCurrencyUnit")]
    public decimal PointsPerCurrencyUnit { get; set; }

    /// <summary>
    /// Whether the program earns by full steps, so that the rate does not count
    /// </summary>
    public bool EarnsBySteps { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.DropTablesOnUninstall")]
    public bool DropTablesOnUninstall { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.WebhookAllowHttp")]
    public bool WebhookAllowHttp { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.WebhookAllowPrivateAddresses")]
    public bool WebhookAllowPrivateAddresses { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.WebhookMaxAttempts")]
    public int WebhookMaxAttempts { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.WebhookTimeoutSeconds")]
    public int WebhookTimeoutSeconds { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.WebhookKeepDays")]
    public int WebhookKeepDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Configuration.Fields.ProviderAllowHttp")]
    public bool ProviderAllowHttp { get; set; }

    #endregion
}
