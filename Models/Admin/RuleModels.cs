using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// An earning rule on its page
/// </summary>
public record RuleEditModel : BaseNopEntityModel
{
    #region Properties

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.ProgramId")]
    public int ProgramId { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Description")]
    public string Description { get; set; }

    public IList<RuleLocaleModel> Locales { get; set; } = new List<RuleLocaleModel>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Active")]
    public bool Active { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Public")]
    public bool Public { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.DisplayOrder")]
    public int DisplayOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Trigger")]
    public int TriggerId { get; set; }
    public IList<SelectListItem> AvailableTriggers { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.InteractionId")]
    public string InteractionId { get; set; }
    public IList<SelectListItem> AvailableInteractions { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.OrderNumber")]
    public int OrderNumber { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Products")]
    public IList<int> SelectedProductIds { get; set; } = new List<int>();
    public ProductOptionsModel ProductOptions { get; set; } = new();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Categories")]
    public IList<int> SelectedCategoryIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableCategories { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Manufacturers")]
    public IList<int> SelectedManufacturerIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableManufacturers { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.AwardKind")]
    public int AwardKindId { get; set; }
    public IList<SelectListItem> AvailableAwardKinds { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Points")]
    public long Points { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Step")]
    public decimal Step { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.PerPiece")]
    public bool PerPiece { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Rate")]
    public decimal Rate { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Multiplier")]
    public decimal Multiplier { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Conditions")]
    public string Conditions { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.MinimumTotal")]
    [UIHint("DecimalNullable")]
    public decimal? MinimumTotal { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.CustomerRoles")]
    public IList<int> SelectedCustomerRoleIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableCustomerRoles { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Tiers")]
    public IList<int> SelectedTierIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableTiers { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Stores")]
    public IList<int> SelectedStoreIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableStores { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.StartOn")]
    [UIHint("DateNullable")]
    public DateTime? StartOn { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.EndOn")]
    [UIHint("DateNullable")]
    public DateTime? EndOn { get; set; }

    public string TimeZone { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Weekdays")]
    public IList<int> SelectedWeekdays { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableWeekdays { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.MaxPerMember")]
    [UIHint("Int32Nullable")]
    public int? MaxPerMember { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.MaxPerPeriod")]
    [UIHint("Int32Nullable")]
    public int? MaxPerPeriod { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Period")]
    public int PeriodId { get; set; }
    public IList<SelectListItem> AvailablePeriods { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.CooldownHours")]
    [UIHint("Int32Nullable")]
    public int? CooldownHours { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Budget")]
    [UIHint("DecimalNullable")]
    public decimal? Budget { get; set; }

    public string CurrencyCode { get; set; }

    /// <summary>
    /// Gets or sets the number of the version the page was opened with, so that nobody overwrites what somebody else saved meanwhile
    /// </summary>
    public int Version { get; set; }

    public IList<RuleVersionModel> Versions { get; set; } = new List<RuleVersionModel>();

    public RuleAwardSearchModel Awards { get; set; } = new();

    /// <summary>
    /// Gets or sets a value indicating whether who looks may also save
    /// </summary>
    public bool CanManage { get; set; }

    #endregion
}

/// <summary>
/// Name and description of a rule in one language
/// </summary>
public record RuleLocaleModel : BaseNopModel
{
    public int LanguageId { get; set; }

    public string Language { get; set; }

    [InStoreColumn]
    public string Name { get; set; }

    [InStoreColumn]
    public string Description { get; set; }
}

/// <summary>
/// A version of a rule
/// </summary>
public record RuleVersionModel : BaseNopModel
{
    public int Version { get; set; }

    public string Name { get; set; }

    public string Actor { get; set; }

    public DateTime CreatedOn { get; set; }

    /// <summary>
    /// Gets or sets what differs from the version before
    /// </summary>
    public IList<string> Changes { get; set; } = new List<string>();
}

/// <summary>
/// A rule in the grid
/// </summary>
public record RuleRowModel : BaseNopEntityModel
{
    public string Name { get; set; }

    public string Program { get; set; }

    public string Trigger { get; set; }

    public string Award { get; set; }

    public int Version { get; set; }

    public bool Public { get; set; }

    public bool Active { get; set; }
}

/// <summary>
/// The search of the rules' grid
/// </summary>
public record RuleSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.ProgramId")]
    public int SearchProgramId { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Name")]
    public string SearchName { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.Trigger")]
    public int SearchTriggerId { get; set; }
    public IList<SelectListItem> AvailableTriggers { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Grids.Sort")]
    public int SearchSortId { get; set; }
    public IList<SelectListItem> AvailableSorts { get; set; } = new List<SelectListItem>();

    public bool CanManage { get; set; }
}

/// <summary>
/// A page of rules
/// </summary>
public record RuleListModel : BasePagedListModel<RuleRowModel>
{
}

/// <summary>
/// The search of what a rule gave
/// </summary>
public record RuleAwardSearchModel : BaseSearchModel
{
    public int RuleId { get; set; }
}

/// <summary>
/// What a rule gave, or could not give
/// </summary>
public record RuleAwardRowModel : BaseNopEntityModel
{
    public int MemberId { get; set; }

    public string CardNumber { get; set; }

    public string EventKey { get; set; }

    public int Version { get; set; }

    public long Points { get; set; }

    public long Wanted { get; set; }

    public string Reason { get; set; }

    public DateTime CreatedOn { get; set; }
}

/// <summary>
/// A page of what a rule gave
/// </summary>
public record RuleAwardListModel : BasePagedListModel<RuleAwardRowModel>
{
}

/// <summary>
/// The page that tries rules
/// </summary>
public record RuleDryRunModel : BaseNopModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.ProgramId")]
    public int ProgramId { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.DryRun.CustomerEmail")]
    public string CustomerEmail { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.DryRun.StoreId")]
    public int StoreId { get; set; }
    public IList<SelectListItem> AvailableStores { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.DryRun.Trigger")]
    public int TriggerId { get; set; }
    public IList<SelectListItem> AvailableTriggers { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.DryRun.Products")]
    public IList<int> SelectedProductIds { get; set; } = new List<int>();
    public ProductOptionsModel ProductOptions { get; set; } = new();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.DryRun.Quantity")]
    public int Quantity { get; set; } = 1;

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.InteractionId")]
    public string InteractionId { get; set; }
    public IList<SelectListItem> AvailableInteractions { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.DryRun.Outcome")]
    public string Outcome { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.DryRun.Scope")]
    public string Scope { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.DryRun.Status")]
    public string Status { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.DryRun.EventType")]
    public string EventType { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.DryRun.Metadata")]
    public string Metadata { get; set; }

    /// <summary>
    /// Gets or sets what the rules said; null before they were asked
    /// </summary>
    public IList<RuleOutcomeModel> Outcomes { get; set; }

    public long TotalPoints { get; set; }
}

/// <summary>
/// What one rule says
/// </summary>
public record RuleOutcomeModel : BaseNopEntityModel
{
    public string Name { get; set; }

    public bool Fires { get; set; }

    public long Points { get; set; }

    public string Reason { get; set; }
}

/// <summary>
/// The page that replays past orders
/// </summary>
public record RuleReplayModel : BaseNopModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Fields.ProgramId")]
    public int ProgramId { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Replay.Months")]
    public int Months { get; set; } = 3;

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rules.Replay.Rules")]
    public IList<int> SelectedRuleIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableRules { get; set; } = new List<SelectListItem>();
}

/// <summary>
/// An interaction on its page and in the grid
/// </summary>
public record InteractionEditModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Interactions.Fields.SystemName")]
    public string SystemName { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Interactions.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Interactions.Fields.Description")]
    public string Description { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Interactions.Fields.Active")]
    public bool Active { get; set; }

    public bool CanManage { get; set; }
}

/// <summary>
/// The search of the interactions' grid
/// </summary>
public record InteractionSearchModel : BaseSearchModel
{
    public bool CanManage { get; set; }
}

/// <summary>
/// A page of interactions
/// </summary>
public record InteractionListModel : BasePagedListModel<InteractionEditModel>
{
}
