namespace Nop.Core.Domain.Catalog;

/// <summary>The rating of one aspect in a review.</summary>
public partial class ProductReviewReviewTypeMapping : BaseEntity
{
    public int ProductReviewId { get; set; }

    public int ReviewTypeId { get; set; }

    public int Rating { get; set; }
}
