using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// A program as it concerns a customer
/// </summary>
/// <param name="Program">The program</param>
/// <param name="Membership">The customer's membership; null while there is none</param>
public sealed record CustomerProgram(LoyaltyProgram Program, Membership Membership)
{
    /// <summary>
    /// The customer's membership; null while there is none
    /// </summary>
    public LoyaltyMember Member => Membership?.Member;

    /// <summary>
    /// The membership's figures; null while nothing was booked
    /// </summary>
    public PointsAccount Account => Membership?.Account;
}

/// <summary>
/// Tells which programs of a store concern a customer
/// </summary>
public class CustomerPrograms(ICustomerService customerService, Lazy<Memberships> memberships, SharedTerms sharedTerms)
{
    private readonly Lazy<Memberships> _memberships = memberships;

    /// <summary>
    /// Gets the active programs of a store that the customer belongs to or joins without anybody's help, the checkout's own first
    /// </summary>
    /// <param name="customer">The customer, a guest too; null for nobody</param>
    /// <param name="storeId">The store</param>
    public async Task<IList<CustomerProgram>> GetAsync(Customer customer, int storeId)
    {
        var programs = await sharedTerms.GetProgramsAsync(storeId);
        if (programs.Count == 0)
            return [];

        var memberships = customer is null || !await customerService.IsRegisteredAsync(customer)
            ? []
            : (await _memberships.Value.GetAsync(customer.Id)).ToDictionary(membership => membership.Member.ProgramId);

        return programs.Select(program => (Program: program, Membership: memberships.GetValueOrDefault(program.Id)))
            .Where(entry => entry.Membership is not null || entry.Program.Enrolment != Enrolment.ByHand)
            .Select(entry => new CustomerProgram(entry.Program, entry.Membership))
            .ToList();
    }
}
