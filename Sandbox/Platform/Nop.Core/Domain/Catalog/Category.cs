using Nop.Core.Domain.Common;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Seo;

namespace Nop.Core.Domain.Catalog;

/// <summary>A section of the catalogue; sections form a tree.</summary>
public partial class Category : BaseEntity, ILocalizedEntity, ISlugSupported, IDiscountSupported<DiscountCategoryMapping>, ISoftDeletedEntity
{
    public string Name { get; set; }
    public string Description { get; set; }
    public int ParentCategoryId { get; set; }
    public int PageSize { get; set; }
    public bool ShowOnHomepage { get; set; }
    public bool Published { get; set; }
    public bool Deleted { get; set; }
    public int DisplayOrder { get; set; }
    public DateTime CreatedOnUtc { get; set; }
    public DateTime UpdatedOnUtc { get; set; }
}
