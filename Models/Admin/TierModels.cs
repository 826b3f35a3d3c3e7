using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// A tier in the grid and on its edit page
/// </summary>
public record TierModel : BaseNopEntityModel, ITierTerms
{
    #region Properties

    /// <summary>
    /// Gets or sets what the form was opened with
    /// </summary>
    public int Seen { get; set; }

    public int ProgramId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Tiers.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Tiers.Fields.Threshold")]
    public decimal Threshold { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Tiers.Fields.EarnMultiplier")]
    public decimal EarnMultiplier { get; set; } = 1;

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Tiers.Fields.Color")]
    public string Color { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Tiers.Fields.CustomerRoleId")]
    public int CustomerRoleId { get; set; }
    public string CustomerRoleName { get; set; }
    public IList<SelectListItem> AvailableCustomerRoles { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Tiers.Fields.DisplayOrder")]
    public int DisplayOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Tiers.Fields.WelcomeBonus")]
    public long WelcomeBonus { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Tiers.Fields.Icon")]
    public string Icon { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Tiers.Fields.Benefits")]
    public IList<TierBenefitModel> Benefits { get; set; } = new List<TierBenefitModel>();

    /// <summary>
    /// Gets or sets what was previewed, so that saving just that needs no other preview
    /// </summary>
    public string PreviewKey { get; set; }
    public TierPreviewModel Preview { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the preview shows the program without this tier
    /// </summary>
    public bool PreviewsDeletion { get; set; }

    IEnumerable<string> ITierTerms.BenefitTexts => Benefits.Select(benefit => benefit.Text);

    #endregion
}

/// <summary>
/// The search of the tiers' grid
/// </summary>
public record TierSearchModel : BaseSearchModel
{
    public int ProgramId { get; set; }
}

/// <summary>
/// A page of tiers
/// </summary>
public record TierListModel : BasePagedListModel<TierModel>
{
}
