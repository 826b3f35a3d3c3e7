using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// A reward together with its discount, on their common page
/// </summary>
public record RewardEditModel : BaseNopEntityModel, IRewardTerms
{
    #region Properties

    /// <summary>
    /// Gets or sets what the form was opened with
    /// </summary>
    public int Seen { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.Program")]
    public int ProgramId { get; set; }
    public string Program { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.Description")]
    public string Description { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.PointsPrice")]
    public long PointsPrice { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.Active")]
    public bool Active { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.DisplayOrder")]
    public int DisplayOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.Stock")]
    [UIHint("Int32Nullable")]
    public int? Stock { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.Left")]
    public int? Left { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.Tiers")]
    public IList<int> SelectedTierIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableTiers { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.StartOn")]
    [UIHint("DateNullable")]
    public DateTime? StartOn { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.EndOn")]
    [UIHint("DateNullable")]
    public DateTime? EndOn { get; set; }

    public string TimeZone { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.KindId")]
    public int KindId { get; set; }
    public IList<SelectListItem> AvailableKinds { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.DiscountId")]
    public int DiscountId { get; set; }
    public string DiscountName { get; set; }
    public IList<SelectListItem> AvailableDiscounts { get; set; } = new List<SelectListItem>();

    /// <summary>
    /// Gets or sets what becomes of the discount, where that has to be agreed to
    /// </summary>
    public IList<string> DiscountChanges { get; set; } = new List<string>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.AcceptDiscountChanges")]
    public bool AcceptDiscountChanges { get; set; }

    /// <summary>
    /// Gets or sets why it is not offered at present; null when nothing of the store's setup stands against it
    /// </summary>
    public string SetupProblem { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.UsePercentage")]
    public bool UsePercentage { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.DiscountPercentage")]
    public decimal DiscountPercentage { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.MaximumDiscountAmount")]
    [UIHint("DecimalNullable")]
    public decimal? MaximumDiscountAmount { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.DiscountAmount")]
    public decimal DiscountAmount { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.MaximumDiscountedQuantity")]
    [UIHint("Int32Nullable")]
    public int? MaximumDiscountedQuantity { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.Products")]
    public IList<int> SelectedProductIds { get; set; } = new List<int>();
    public ProductOptionsModel ProductOptions { get; set; } = new();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.Categories")]
    public IList<int> SelectedCategoryIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableCategories { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.AppliedToSubCategories")]
    public bool AppliedToSubCategories { get; set; }

    RewardKind IRewardTerms.Kind => (RewardKind)KindId;

    decimal IRewardTerms.Percentage => DiscountPercentage;

    decimal IRewardTerms.Amount => DiscountAmount;

    decimal? IRewardTerms.MaximumAmount => MaximumDiscountAmount;

    int? IRewardTerms.MaximumQuantity => MaximumDiscountedQuantity;

    IEnumerable<int> IRewardTerms.ProductIds => SelectedProductIds;

    IEnumerable<int> IRewardTerms.CategoryIds => SelectedCategoryIds;

    DateTime? IRewardTerms.Start => StartOn;

    //the last day counts whole
    DateTime? IRewardTerms.End => EndOn?.AddDays(1);

    public string CurrencyCode { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether who looks may also save
    /// </summary>
    public bool CanManage { get; set; }

    #endregion
}

/// <summary>
/// A reward in the grid
/// </summary>
public record RewardRowModel : BaseNopEntityModel
{
    public string Name { get; set; }

    public string Program { get; set; }

    public long PointsPrice { get; set; }

    public int DiscountId { get; set; }

    /// <summary>
    /// Gets or sets what the discount gives, in words
    /// </summary>
    public string Gives { get; set; }

    /// <summary>
    /// Gets or sets why it is not offered at present; null when nothing of the store's setup stands against it
    /// </summary>
    public string SetupProblem { get; set; }

    /// <summary>
    /// Gets or sets the pieces left, or that there is no limit
    /// </summary>
    public string Left { get; set; }

    public string Tiers { get; set; }

    public string Dates { get; set; }

    public int DisplayOrder { get; set; }

    public bool Active { get; set; }
}

/// <summary>
/// The search of the rewards' grid
/// </summary>
public record RewardSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.Name")]
    public string SearchName { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Rewards.Fields.Program")]
    public int SearchProgramId { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Grids.Sort")]
    public int SearchSortId { get; set; }
    public IList<SelectListItem> AvailableSorts { get; set; } = new List<SelectListItem>();

    public bool CanManage { get; set; }
}

/// <summary>
/// A page of rewards
/// </summary>
public record RewardListModel : BasePagedListModel<RewardRowModel>
{
}

/// <summary>
/// The page that explains the plugin's requirement on a discount
/// </summary>
public record RequirementModel : BaseNopModel
{
    public int DiscountId { get; set; }

    /// <summary>
    /// Gets or sets the reward whose discount it is; 0 when it is none
    /// </summary>
    public int RewardId { get; set; }

    public string RewardName { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the discount takes off an amount that shoppers choose
    /// </summary>
    public bool IsAmount { get; set; }

    public bool CanManage { get; set; }
}
