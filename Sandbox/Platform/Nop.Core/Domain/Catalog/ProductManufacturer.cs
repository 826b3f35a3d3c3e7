namespace Nop.Core.Domain.Catalog;

/// <summary>Puts a product into a manufacturer's range.</summary>
public partial class ProductManufacturer : BaseEntity
{
    public int ProductId { get; set; }
    public int ManufacturerId { get; set; }
    public bool IsFeaturedProduct { get; set; }
    public int DisplayOrder { get; set; }
}
