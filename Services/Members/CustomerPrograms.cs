using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// A program as it concerns a customer
/// </summary>
/// <param name="Program">The program</param>
/// <param name="Member">The customer's membership; null while there is none</param>
public sealed record CustomerProgram(LoyaltyProgram Program, LoyaltyMember Member);

/// <summary>
/// Tells which programs of a store concern a customer
/// </summary>
public class CustomerPrograms
{
    private readonly ICustomerService _customerService;
    private readonly IMemberService _memberService;
    private readonly IProgramService _programService;

    public CustomerPrograms(ICustomerService customerService,
        IMemberService memberService,
        IProgramService programService)
    {
        _customerService = customerService;
        _memberService = memberService;
        _programService = programService;
    }

    /// <summary>
    /// Gets the active programs of a store that the customer belongs to or joins without anybody's help, the checkout's own first
    /// </summary>
    /// <param name="customer">The customer, a guest too; null for nobody</param>
    /// <param name="storeId">The store</param>
    public async Task<IList<CustomerProgram>> GetAsync(Customer customer, int storeId)
    {
        var programs = await _programService.GetProgramsAsync(storeId);
        if (programs.Count == 0)
            return [];

        var memberships = customer is null || !await _customerService.IsRegisteredAsync(customer)
            ? []
            : (await _memberService.GetMembershipsAsync(customer.Id)).ToDictionary(member => member.ProgramId);

        return programs.Select(program => new CustomerProgram(program, memberships.GetValueOrDefault(program.Id)))
            .Where(entry => entry.Member is not null || entry.Program.Enrolment != Enrolment.ByHand)
            .ToList();
    }
}
