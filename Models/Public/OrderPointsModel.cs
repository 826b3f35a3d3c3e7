using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Public;

/// <summary>
/// What an order did to the shopper's points, each in words and null when there is nothing to say
/// </summary>
public record OrderPointsModel : BaseNopModel
{
    #region Properties

    public string Earned { get; set; }

    public string Pending { get; set; }

    public string Spent { get; set; }

    #endregion
}
