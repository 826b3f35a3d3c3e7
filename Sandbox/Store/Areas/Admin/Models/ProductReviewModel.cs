namespace Sandbox.Store.Areas.Admin.Models;

/// <summary>A product review as listed and approved by an admin</summary>
public record ProductReviewModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Admin.Catalog.ProductReviews.Fields.Product")]
    public string ProductName { get; set; }

    [NopResourceDisplayName("Admin.Catalog.ProductReviews.Fields.Customer")]
    public string CustomerInfo { get; set; }

    [NopResourceDisplayName("Admin.Catalog.ProductReviews.Fields.Title")]
    public string Title { get; set; }

    [NopResourceDisplayName("Admin.Catalog.ProductReviews.Fields.ReviewText")]
    public string ReviewText { get; set; }

    [NopResourceDisplayName("Admin.Catalog.ProductReviews.Fields.Rating")]
    public int Rating { get; set; }

    [NopResourceDisplayName("Admin.Catalog.ProductReviews.Fields.IsApproved")]
    public bool IsApproved { get; set; }

    [NopResourceDisplayName("Admin.Catalog.ProductReviews.Fields.CreatedOn")]
    public DateTime CreatedOn { get; set; }
}
