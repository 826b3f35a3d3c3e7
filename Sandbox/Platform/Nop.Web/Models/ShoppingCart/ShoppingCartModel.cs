using Nop.Web.Models.Common;
using Nop.Web.Models.Media;

namespace Nop.Web.Models.ShoppingCart;

/// <summary>The cart page and the order summary of the checkout</summary>
public partial record ShoppingCartModel : BaseNopModel
{
    public ShoppingCartModel()
    {
        Items = new List<ShoppingCartItemModel>();
        Warnings = new List<string>();
        DiscountBox = new DiscountBoxModel();
        GiftCardBox = new GiftCardBoxModel();
        OrderReviewData = new OrderReviewDataModel();
    }

    public bool IsEditable { get; set; }

    public bool IsReadyToCheckout { get; set; }

    public IList<ShoppingCartItemModel> Items { get; set; }

    public IList<string> Warnings { get; set; }

    public bool TermsOfServiceOnShoppingCartPage { get; set; }

    public DiscountBoxModel DiscountBox { get; set; }

    public GiftCardBoxModel GiftCardBox { get; set; }

    public OrderReviewDataModel OrderReviewData { get; set; }

    public bool HideCheckoutButton { get; set; }

    #region Nested classes

    public partial record ShoppingCartItemModel : BaseNopEntityModel
    {
        public ShoppingCartItemModel()
        {
            Picture = new PictureModel();
            Warnings = new List<string>();
        }

        public string Sku { get; set; }

        public PictureModel Picture { get; set; }

        public int ProductId { get; set; }

        public string ProductName { get; set; }

        public string ProductSeName { get; set; }

        public string UnitPrice { get; set; }

        public string SubTotal { get; set; }

        public string Discount { get; set; }

        public int Quantity { get; set; }

        public IList<string> Warnings { get; set; }
    }

    public partial record DiscountBoxModel : BaseNopModel
    {
        public DiscountBoxModel()
        {
            AppliedDiscountsWithCodes = new List<DiscountInfoModel>();
            Messages = new List<string>();
        }

        public List<DiscountInfoModel> AppliedDiscountsWithCodes { get; set; }

        public bool Display { get; set; }

        public List<string> Messages { get; set; }

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
        public OrderReviewDataModel()
        {
            BillingAddress = new AddressModel();
            ShippingAddress = new AddressModel();
        }

        public bool Display { get; set; }

        public AddressModel BillingAddress { get; set; }

        public bool IsShippable { get; set; }

        public AddressModel ShippingAddress { get; set; }

        public string ShippingMethod { get; set; }

        public string PaymentMethod { get; set; }
    }

    #endregion
}
