namespace Nop.Web.Models.ShoppingCart;

/// <summary>What a shopper keeps for later</summary>
public partial record WishlistModel : BaseNopModel
{
    public Guid CustomerGuid { get; set; }
    public string CustomerFullname { get; set; }
    public bool IsEditable { get; set; }
    public IList<ShoppingCartItemModel> Items { get; set; } = [];

    #region Nested classes

    /// <summary>A line of the wish list</summary>
    public partial record ShoppingCartItemModel : BaseNopEntityModel
    {
        public int ProductId { get; set; }
        public string ProductName { get; set; }
        public string ProductSeName { get; set; }
        public IList<string> Warnings { get; set; } = [];
        public string UnitPrice { get; set; }
        public decimal UnitPriceValue { get; set; }
        public string SubTotal { get; set; }
        public int Quantity { get; set; }
    }

    #endregion
}
