using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The loyalty block on the customer's page
/// </summary>
public record CustomerBlockModel : BaseNopModel
{
    #region Properties

    public int CustomerId { get; set; }

    /// <summary>
    /// Gets or sets the membership; null when the customer is not enrolled
    /// </summary>
    public MemberModel Member { get; set; }

    #endregion
}
