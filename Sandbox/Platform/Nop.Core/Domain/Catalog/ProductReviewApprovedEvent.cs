namespace Nop.Core.Domain.Catalog;

public partial class ProductReviewApprovedEvent(ProductReview productReview)
{
    public ProductReview ProductReview { get; } = productReview;
}
