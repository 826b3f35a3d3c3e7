using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Public;

/// <summary>
/// A short text about points beside something of the store: a product, a cart, an order, the header
/// </summary>
public record PointsTextModel : BaseNopModel
{
    #region Properties

    public string Text { get; set; }

    /// <summary>
    /// Gets or sets the product the text belongs to; zero when it belongs to no product
    /// </summary>
    public int ProductId { get; set; }

    #endregion
}
