using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Sandbox.Store.Areas.Admin.Models;

/// <summary>
/// What the discount list is searched by
/// </summary>
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

/// <summary>
/// A discount as listed and edited by an admin
/// </summary>
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
    public decimal? MaximumDiscountAmount { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.StartDate")]
    public DateTime? StartDateUtc { get; set; }

    [NopResourceDisplayName("Admin.Promotions.Discounts.Fields.EndDate")]
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

    public IList<DiscountRequirementRuleModel> Requirements { get; set; } = [];

    public DiscountUsageHistorySearchModel DiscountUsageHistorySearchModel { get; set; } = new();
}

/// <summary>
/// A requirement of a discount, or a group of them
/// </summary>
public record DiscountRequirementRuleModel : BaseNopModel
{
    public int DiscountRequirementId { get; set; }

    public string RuleName { get; set; }

    public bool IsGroup { get; set; }

    public string InteractionType { get; set; }

    public string ConfigurationUrl { get; set; }

    public IList<DiscountRequirementRuleModel> ChildRequirements { get; set; } = [];
}

/// <summary>
/// Which discount's usage to list
/// </summary>
public record DiscountUsageHistorySearchModel : BaseSearchModel
{
    public int DiscountId { get; set; }
}

/// <summary>
/// One use of a discount
/// </summary>
public record DiscountUsageHistoryModel : BaseNopEntityModel
{
    public int DiscountId { get; set; }

    public int OrderId { get; set; }

    public string CustomOrderNumber { get; set; }

    public string OrderTotal { get; set; }

    public DateTime CreatedOn { get; set; }
}
