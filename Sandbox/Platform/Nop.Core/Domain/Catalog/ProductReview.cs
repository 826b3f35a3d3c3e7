namespace Nop.Core.Domain.Catalog;

/// <summary>What a customer thinks of a product.</summary>
public partial class ProductReview : BaseEntity
{
    public int CustomerId { get; set; }

    public int ProductId { get; set; }

    public int StoreId { get; set; }

    public bool IsApproved { get; set; }

    public string Title { get; set; }

    public string ReviewText { get; set; }

    public string ReplyText { get; set; }

    public int Rating { get; set; }

    public DateTime CreatedOnUtc { get; set; }
}
