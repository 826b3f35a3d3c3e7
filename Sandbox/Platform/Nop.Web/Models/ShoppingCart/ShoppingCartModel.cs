using Nop.Web.Models.Common;
using Nop.Web.Models.Media;

namespace Nop.Web.Models.ShoppingCart;

/// <summary>The cart page and the order summary of the checkout</summary>
public partial record ShoppingCartModel : BaseNopModel
{
    public bool IsEditable { get; set; }
    public bool IsReadyToCheckout { get; set; }
    public IList<ShoppingCartItemModel> Items { get; set; } = [];
    public IList<string> Warnings { get; set; } = [];
    public bool TermsOfServiceOnShoppingCartPage { get; set; }
    public DiscountBoxModel DiscountBox { get; set; } = new();
    public GiftCardBoxModel GiftCardBox { get; set; } = new();
    public OrderReviewDataModel OrderReviewData { get; set; } = new();
    public bool HideCheckoutButton { get; set; }

    #region Nested classes

    public partial record ShoppingCartItemModel : BaseNopEntityModel
    {
        public string Sku { get; set; }
        public PictureModel Picture { get; set; } = new();
        public int ProductId { get; set; }
        public string ProductName { get; set; }
        public string ProductSeName { get; set; }
        public string UnitPrice { get; set; }
        public string SubTotal { get; set; }
        public string Discount { get; set; }
        public int Quantity { get; set; }
        public IList<string> Warnings { get; set; } = [];
    }

    public partial record DiscountBoxModel : BaseNopModel
    {
        public List<DiscountInfoModel> AppliedDiscountsWithCodes { get; set; } = [];
        public bool Display { get; set; }
        public List<string> Messages { get; set; } = [];
        public bool IsApplied { get; set; }

        /// <summary>A code in use</summary>
        public partial record DiscountInfoModel : BaseNopEntityModel
        {
            public string CouponCode { get; set; }
        }
    }

    public partial record GiftCardBoxModel : BaseNopModel
    {
        public bool Display { get; set; }
        public string Message { get; set; }
        public bool IsApplied { get; set; }
    }

    /// <summary>Addresses and methods chosen so far</summary>
    public partial record OrderReviewDataModel : BaseNopModel
    {
        public bool Display { get; set; }
        public AddressModel BillingAddress { get; set; } = new();
        public bool IsShippable { get; set; }
        public AddressModel ShippingAddress { get; set; } = new();
        public string ShippingMethod { get; set; }
        public string PaymentMethod { get; set; }
    }

    #endregion
}
