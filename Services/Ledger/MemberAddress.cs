namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// Whose points a command is about, where the member is still to be read: by its own number, or by the customer in a program
/// </summary>
public sealed record MemberAddress
{
    private MemberAddress()
    {
    }

    /// <summary>
    /// The member; null where the customer says who it is
    /// </summary>
    public int? MemberId { get; private init; }

    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; private init; }

    /// <summary>
    /// The customer
    /// </summary>
    public int CustomerId { get; private init; }

    /// <summary>
    /// A member by number
    /// </summary>
    public static MemberAddress Of(int memberId)
    {
        return new MemberAddress { MemberId = memberId };
    }

    /// <summary>
    /// A customer's membership of a program
    /// </summary>
    public static MemberAddress OfCustomer(int programId, int customerId)
    {
        return new MemberAddress { ProgramId = programId, CustomerId = customerId };
    }
}
