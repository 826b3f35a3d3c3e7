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
    /// Gets or sets the programs: those the customer belongs to, and those that take members
    /// </summary>
    public IList<CustomerProgramModel> Programs { get; set; } = new List<CustomerProgramModel>();

    /// <summary>
    /// Gets or sets the first membership; null when the customer has none
    /// </summary>
    public MemberModel Member { get; set; }

    #endregion
}

/// <summary>
/// A program on the customer's page
/// </summary>
public record CustomerProgramModel : BaseNopModel
{
    public int ProgramId { get; set; }

    public string Name { get; set; }

    /// <summary>
    /// Gets or sets the membership's number; zero when the customer is not enrolled
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether who looks may enrol the customer
    /// </summary>
    public bool CanEnrol { get; set; }

    public string Status { get; set; }

    public string Tier { get; set; }

    public string Balance { get; set; }
}
