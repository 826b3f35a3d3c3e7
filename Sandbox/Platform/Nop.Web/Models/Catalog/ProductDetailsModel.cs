using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;
using Nop.Web.Models.Media;

namespace Nop.Web.Models.Catalog;

/// <summary>The product page</summary>
public partial record ProductDetailsModel : BaseNopEntityModel
{
    public ProductDetailsModel()
    {
        DefaultPictureModel = new PictureModel();
        ProductPrice = new ProductPriceModel();
        AddToCart = new AddToCartModel();
        Breadcrumb = new ProductBreadcrumbModel();
    }

    public PictureModel DefaultPictureModel { get; set; }

    public string Name { get; set; }

    public string ShortDescription { get; set; }

    public string FullDescription { get; set; }

    public string SeName { get; set; }

    public string Sku { get; set; }

    public bool IsFreeShipping { get; set; }

    public string StockAvailability { get; set; }

    public bool InStock { get; set; }

    public ProductPriceModel ProductPrice { get; set; }

    public AddToCartModel AddToCart { get; set; }

    public ProductBreadcrumbModel Breadcrumb { get; set; }

    #region Nested classes

    /// <summary>The way from the home page to the product</summary>
    public partial record ProductBreadcrumbModel : BaseNopModel
    {
        public ProductBreadcrumbModel()
        {
            CategoryBreadcrumb = new List<CategorySimpleModel>();
        }

        public int ProductId { get; set; }

        public string ProductName { get; set; }

        public string ProductSeName { get; set; }

        public IList<CategorySimpleModel> CategoryBreadcrumb { get; set; }
    }

    /// <summary>Quantity box and buy button</summary>
    public partial record AddToCartModel : BaseNopModel
    {
        public int ProductId { get; set; }

        [NopResourceDisplayName("Products.Qty")]
        public int EnteredQuantity { get; set; }

        public bool DisableBuyButton { get; set; }
    }

    #endregion
}
