namespace Nop.Web.Models.Media;

/// <summary>An image of a product or category</summary>
public partial record PictureModel : BaseNopEntityModel
{
    public string ImageUrl { get; set; }
    public string AlternateText { get; set; }
}
