namespace Nop.Web.Models.Catalog;

/// <summary>A category as a link: in the menu and in breadcrumbs</summary>
public partial record CategorySimpleModel : BaseNopEntityModel
{
    public string Name { get; set; }
    public string SeName { get; set; }
    public List<CategorySimpleModel> SubCategories { get; set; } = [];
}
