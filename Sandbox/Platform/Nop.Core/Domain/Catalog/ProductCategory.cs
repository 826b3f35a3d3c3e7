namespace Nop.Core.Domain.Catalog;

/// <summary>Puts a product into a category.</summary>
public partial class ProductCategory : BaseEntity
{
    public int ProductId { get; set; }

    public int CategoryId { get; set; }

    public bool IsFeaturedProduct { get; set; }

    public int DisplayOrder { get; set; }
}
