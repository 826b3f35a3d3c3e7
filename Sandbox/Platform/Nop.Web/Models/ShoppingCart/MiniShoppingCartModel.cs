using Nop.Web.Models.Media;

namespace Nop.Web.Models.ShoppingCart;

/// <summary>The cart that opens under the header's cart link</summary>
public partial record MiniShoppingCartModel : BaseNopModel
{
    public IList<ShoppingCartItemModel> Items { get; set; } = [];
    public int TotalProducts { get; set; }
    public string SubTotal { get; set; }

    #region Nested classes

    public partial record ShoppingCartItemModel : BaseNopEntityModel
    {
        public int ProductId { get; set; }
        public string ProductName { get; set; }
        public string ProductSeName { get; set; }
        public int Quantity { get; set; }
        public string UnitPrice { get; set; }
        public PictureModel Picture { get; set; } = new();
    }

    #endregion
}
