using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Public;

/// <summary>
/// What buying a product earns
/// </summary>
public record ProductPointsModel : BaseNopModel
{
    #region Properties

    public int ProductId { get; set; }

    /// <summary>
    /// Gets or sets the points in words; null where nothing is earned
    /// </summary>
    public string Text { get; set; }

    /// <summary>
    /// Gets or sets by which tiers the points were multiplied, in words; null where no tier changed them
    /// </summary>
    public string Note { get; set; }

    #endregion
}
