using System.ComponentModel.DataAnnotations;

namespace Sandbox.Store.Areas.Admin.Models;

public record DiscountSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Admin.Promotions.Discounts.List.SearchDiscountName")]
    public string SearchDiscountName { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.List.SearchDiscountCouponCode")]
    public string SearchDiscountCouponCode { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.List.SearchDiscountType")]
    public int SearchDiscountTypeId { get; set; }
    public IList<SelectListItem> AvailableDiscountTypes { get; set; } = [];
}

/// <summary>A discount as listed and edited by an admin</summary>
public record DiscountModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.IsActive")]
    public bool IsActive { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.DiscountType")]
    public int DiscountTypeId { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.DiscountType")]
    public string DiscountTypeName { get; set; }
    public IList<SelectListItem> AvailableDiscountTypes { get; set; } = [];

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.UsePercentage")]
    public bool UsePercentage { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.DiscountPercentage")]
    public decimal DiscountPercentage { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.DiscountAmount")]
    public decimal DiscountAmount { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.MaximumDiscountAmount")]
    [UIHint("DecimalNullable")]
    public decimal? MaximumDiscountAmount { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.StartDate")]
    [UIHint("DateTimeNullable")]
    public DateTime? StartDateUtc { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.EndDate")]
    [UIHint("DateTimeNullable")]
    public DateTime? EndDateUtc { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.RequiresCouponCode")]
    public bool RequiresCouponCode { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.CouponCode")]
    public string CouponCode { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.IsCumulative")]
    public bool IsCumulative { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.DiscountLimitation")]
    public int DiscountLimitationId { get; set; }
    public IList<SelectListItem> AvailableDiscountLimitations { get; set; } = [];

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.LimitationTimes")]
    public int LimitationTimes { get; set; } = 1;

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.AdminComment")]
    public string AdminComment { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.TimesUsed")]
    public int TimesUsed { get; set; }
    public string PrimaryStoreCurrencyCode { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.MaximumDiscountedQuantity")]
    [UIHint("Int32Nullable")]
    public int? MaximumDiscountedQuantity { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.AppliedToSubCategories")]
    public bool AppliedToSubCategories { get; set; }
    public IList<SelectListItem> AppliedProducts { get; set; } = [];
    public IList<SelectListItem> AppliedCategories { get; set; } = [];
    public IList<DiscountRequirementRuleModel> Requirements { get; set; } = [];

    [NopResourceDisplayName("Admin.Promotions.Discounts.Requirements.DiscountRequirementType")]
    public string AddDiscountRequirement { get; set; }
    public IList<SelectListItem> AvailableDiscountRequirementRules { get; set; } = [];

    [NopResourceDisplayName("Admin.Promotions.Discounts.Requirements.GroupName")]
    public string GroupName { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Requirements.RequirementGroup")]
    public int RequirementGroupId { get; set; }
    public IList<SelectListItem> AvailableRequirementGroups { get; set; } = [];
    public DiscountUsageHistorySearchModel DiscountUsageHistorySearchModel { get; set; } = new();
}

/// <summary>A requirement of a discount, or a group of them</summary>
public record DiscountRequirementRuleModel : BaseNopModel
{
    public int DiscountRequirementId { get; set; }
    public string RuleName { get; set; }
    public bool IsGroup { get; set; }
    public string InteractionType { get; set; }
    public string ConfigurationUrl { get; set; }
    public IList<DiscountRequirementRuleModel> ChildRequirements { get; set; } = [];
}

public record DiscountUsageHistorySearchModel : BaseSearchModel
{
    public int DiscountId { get; set; }
}

public record DiscountUsageHistoryModel : BaseNopEntityModel
{
    public int DiscountId { get; set; }
    public int OrderId { get; set; }
    public string CustomOrderNumber { get; set; }
    public string OrderTotal { get; set; }
    public DateTime CreatedOn { get; set; }
}

public record AddProductToDiscountModel : BaseNopModel
{
    public int DiscountId { get; set; }
    public IList<int> SelectedProductIds { get; set; } = [];
}

public record AddCategoryToDiscountModel : BaseNopModel
{
    public int DiscountId { get; set; }
    public IList<int> SelectedCategoryIds { get; set; } = [];
}

/// <summary>The window in which products or categories are chosen for a discount</summary>
public record DiscountTargetChoiceModel : BaseNopModel
{
    public int DiscountId { get; set; }
    public string Action { get; set; }
    public string TitleResource { get; set; }
    public string SearchField { get; set; }
    public string SearchText { get; set; }
    public string SelectionField { get; set; }
    public IList<SelectListItem> Choices { get; set; } = [];
}
