using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Public;

/// <summary>
/// What a product costs in points
/// </summary>
public record PointsPriceModel : BaseNopModel
{
    #region Properties

    public int ProductId { get; set; }

    /// <summary>
    /// Gets or sets the price in words, with "or" before it where money buys the product, too
    /// </summary>
    public string Price { get; set; }

    public long Points { get; set; }

    /// <summary>
    /// Gets or sets the points of all pieces in words
    /// </summary>
    public string Total { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether money does not buy it
    /// </summary>
    public bool IsPointsOnly { get; set; }

    /// <summary>
    /// Gets or sets the text of the button; null where the product cannot be had so now
    /// </summary>
    public string Button { get; set; }

    /// <summary>
    /// Gets or sets the invitation for guests; null for members
    /// </summary>
    public string SignIn { get; set; }

    /// <summary>
    /// Gets or sets how many points are missing, in words; null where none are
    /// </summary>
    public string Missing { get; set; }

    public long Balance { get; set; }

    /// <summary>
    /// Gets or sets why it cannot be had at present; null where it can
    /// </summary>
    public string Closed { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the points follow the price of what is chosen
    /// </summary>
    public bool Follows { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the button needs a form of its own
    /// </summary>
    public bool IsBox { get; set; }

    public string ProductName { get; set; }

    /// <summary>
    /// Gets or sets what buying it for money earns, and the view that says so; null where it earns nothing
    /// </summary>
    public object Estimate { get; set; }

    public string EstimateView { get; set; }

    #endregion
}

/// <summary>
/// The lines of a cart that points pay or could pay
/// </summary>
public record PointsLinesModel : BaseNopModel
{
    #region Properties

    public IList<PointsLineModel> Lines { get; set; } = new List<PointsLineModel>();

    /// <summary>
    /// Gets or sets the points of all lines and what is left of the balance, in words; null where points pay none
    /// </summary>
    public string Sum { get; set; }

    public bool IsEditable { get; set; }

    #endregion
}

/// <summary>
/// A line of a cart that points pay or could pay
/// </summary>
public record PointsLineModel : BaseNopEntityModel
{
    #region Properties

    public string Name { get; set; }

    public string Text { get; set; }

    public long Piece { get; set; }

    public bool CanPayWithPoints { get; set; }

    public bool CanPayWithMoney { get; set; }

    public string PayWithPoints { get; set; }

    #endregion
}
