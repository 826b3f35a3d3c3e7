namespace Nop.Core.Domain.Catalog;

/// <summary>
/// A review was approved.
/// </summary>
public partial class ProductReviewApprovedEvent
{
    public ProductReviewApprovedEvent(ProductReview productReview)
    {
        ProductReview = productReview;
    }

    public ProductReview ProductReview { get; }
}
