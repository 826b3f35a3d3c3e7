using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// How a program's tiers are reached and left
/// </summary>
public record TierPolicyModel : BaseNopModel, ITierPolicyTerms
{
    #region Properties

    public int ProgramId { get; set; }
    public string Program { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.TierPolicy.Fields.MetricId")]
    public int MetricId { get; set; }
    public IList<SelectListItem> AvailableMetrics { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.TierPolicy.Fields.PeriodId")]
    public int PeriodId { get; set; }
    public IList<SelectListItem> AvailablePeriods { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.TierPolicy.Fields.PeriodDays")]
    public int PeriodDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.TierPolicy.Fields.DowngradeId")]
    public int DowngradeId { get; set; }
    public IList<SelectListItem> AvailableDowngrades { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.TierPolicy.Fields.GraceDays")]
    public int GraceDays { get; set; }

    /// <summary>
    /// Gets or sets how far the evaluation of the members is, in words
    /// </summary>
    public string PassStatus { get; set; }

    /// <summary>
    /// Gets or sets what was previewed, so that saving just that needs no other preview
    /// </summary>
    public string PreviewKey { get; set; }
    public TierPreviewModel Preview { get; set; }

    public TierSearchModel TierSearchModel { get; set; } = new();

    #endregion
}

/// <summary>
/// Who would move
/// </summary>
public record TierPreviewModel : BaseNopModel
{
    public string Key { get; set; }

    public int Looked { get; set; }

    public int Up { get; set; }

    public int Down { get; set; }

    public int Later { get; set; }

    public bool Complete { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether saving waits for the admin to look at this
    /// </summary>
    public bool Asks { get; set; }

    public IList<TierPreviewRowModel> Rows { get; set; } = new List<TierPreviewRowModel>();
}

/// <summary>
/// A member who would move
/// </summary>
public record TierPreviewRowModel : BaseNopModel
{
    public int MemberId { get; set; }

    public string Customer { get; set; }

    public string From { get; set; }

    public string To { get; set; }

    public bool Up { get; set; }
}

/// <summary>
/// A tier's benefits in a language
/// </summary>
public record TierBenefitModel : BaseNopModel
{
    /// <summary>
    /// Gets or sets the language; 0 for all
    /// </summary>
    public int LanguageId { get; set; }

    public string Language { get; set; }

    /// <summary>
    /// Gets or sets the tier's name in this language; null for the name itself
    /// </summary>
    [InStoreColumn]
    public string Name { get; set; }

    public string Text { get; set; }
}

/// <summary>
/// A member's standing in the tiers, and the tier given by hand
/// </summary>
public record MemberTierModel : BaseNopModel
{
    #region Properties

    public int MemberId { get; set; }

    public string Tier { get; set; }

    public string Earned { get; set; }

    public string Figure { get; set; }

    public string Since { get; set; }

    public string KeptUntil { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.TierOverride.Fields.TierId")]
    public int TierId { get; set; }
    public IList<SelectListItem> AvailableTiers { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.TierOverride.Fields.Until")]
    [UIHint("DateNullable")]
    public DateTime? Until { get; set; }

    /// <summary>
    /// Gets or sets the name of the store's time zone
    /// </summary>
    public string TimeZone { get; set; }

    public bool CanManage { get; set; }

    public IList<TierChangeModel> Changes { get; set; } = new List<TierChangeModel>();

    #endregion
}

/// <summary>
/// A move from one tier to another
/// </summary>
public record TierChangeModel : BaseNopModel
{
    public string On { get; set; }

    public string From { get; set; }

    public string To { get; set; }
}
