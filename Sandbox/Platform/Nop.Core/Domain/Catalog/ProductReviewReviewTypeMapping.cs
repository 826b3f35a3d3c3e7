namespace Nop.Core.Domain.Catalog;

public partial class ProductReviewReviewTypeMapping : BaseEntity
{
    public int ProductReviewId { get; set; }
    public int ReviewTypeId { get; set; }
    public int Rating { get; set; }
}
