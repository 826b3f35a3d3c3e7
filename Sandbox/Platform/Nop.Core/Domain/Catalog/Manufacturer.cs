using Nop.Core.Domain.Common;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Seo;

namespace Nop.Core.Domain.Catalog;

public partial class Manufacturer : BaseEntity, ILocalizedEntity, ISlugSupported, ISoftDeletedEntity
{
    public string Name { get; set; }
    public string Description { get; set; }
    public int PictureId { get; set; }
    public bool Published { get; set; }
    public bool Deleted { get; set; }
    public int DisplayOrder { get; set; }
    public DateTime CreatedOnUtc { get; set; }
    public DateTime UpdatedOnUtc { get; set; }
}
