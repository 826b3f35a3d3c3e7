using Nop.Core.Domain.Catalog;
using Nop.Web.Framework.Mvc.ModelBinding;
using Nop.Web.Models.Media;

namespace Nop.Web.Models.Catalog;

public partial record ProductDetailsModel : BaseNopEntityModel
{
    public PictureModel DefaultPictureModel { get; set; } = new();
    public string Name { get; set; }
    public string ShortDescription { get; set; }
    public string FullDescription { get; set; }
    public string SeName { get; set; }
    public string Sku { get; set; }
    public bool IsFreeShipping { get; set; }
    public string StockAvailability { get; set; }
    public bool InStock { get; set; }
    public ProductPriceModel ProductPrice { get; set; } = new();
    public AddToCartModel AddToCart { get; set; } = new();
    public GiftCardModel GiftCard { get; set; } = new();
    public ProductBreadcrumbModel Breadcrumb { get; set; } = new();
    public IList<ProductDetailsModel> AssociatedProducts { get; set; } = [];

    #region Nested classes

    public partial record GiftCardModel : BaseNopModel
    {
        public bool IsGiftCard { get; set; }

        [NopResourceDisplayName("Products.GiftCard.RecipientName")]
        public string RecipientName { get; set; }

        [NopResourceDisplayName("Products.GiftCard.RecipientEmail")]
        public string RecipientEmail { get; set; }

        [NopResourceDisplayName("Products.GiftCard.SenderName")]
        public string SenderName { get; set; }

        [NopResourceDisplayName("Products.GiftCard.SenderEmail")]
        public string SenderEmail { get; set; }

        [NopResourceDisplayName("Products.GiftCard.Message")]
        public string Message { get; set; }
        public GiftCardType GiftCardType { get; set; }
    }

    public partial record ProductBreadcrumbModel : BaseNopModel
    {
        public int ProductId { get; set; }
        public string ProductName { get; set; }
        public string ProductSeName { get; set; }
        public IList<CategorySimpleModel> CategoryBreadcrumb { get; set; } = [];
    }

    /// <summary>Quantity box and buy button</summary>
    public partial record AddToCartModel : BaseNopModel
    {
        public int ProductId { get; set; }

        [NopResourceDisplayName("Products.Qty")]
        public int EnteredQuantity { get; set; }
        public bool DisableBuyButton { get; set; }
        public bool DisableWishlistButton { get; set; }
    }

    #endregion
}
