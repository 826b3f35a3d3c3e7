using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Public;

/// <summary>
/// What an order did to the shopper's points, in words, one line for each program
/// </summary>
public record OrderPointsModel : BaseNopModel
{
    #region Properties

    public IList<string> Earned { get; set; } = new List<string>();

    public IList<string> Pending { get; set; } = new List<string>();

    public IList<string> Spent { get; set; } = new List<string>();

    #endregion
}
