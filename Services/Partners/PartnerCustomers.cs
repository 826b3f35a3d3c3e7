using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Partners;

/// <summary>
/// What a shopper identifies himself by elsewhere; exactly one of them
/// </summary>
public sealed record PartnerIdentifier(string Phone, string Email, string Card)
{
    /// <summary>
    /// How many are given
    /// </summary>
    public int Given => new[] { Phone, Email, Card }.Count(text => !string.IsNullOrWhiteSpace(text));
}

/// <summary>
/// Finds the members of a program for partners. A registered customer who is found joins the program where it is joined without anybody's help
/// </summary>
public class PartnerCustomers(ICustomerService customerService, IMemberService memberService, IRepository<Customer> customerRepository)
{
    private const int LEAST_DIGITS = 6;

    /// <summary>
    /// Finds a member with the customer
    /// </summary>
    public async Task<Result<PartnerCustomer>> FindAsync(LoyaltyProgram program, PartnerIdentifier identifier, string actor)
    {
        if (identifier.Given != 1)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "Give one of phone, email and card.", "card");

        return !string.IsNullOrWhiteSpace(identifier.Card) ? await FindByCardAsync(program, identifier.Card)
            : !string.IsNullOrWhiteSpace(identifier.Email) ? await FindByEmailAsync(program, identifier.Email.Trim(), actor)
            : await FindByPhoneAsync(program, identifier.Phone, actor);
    }

    /// <summary>
    /// Finds a member by the card number
    /// </summary>
    public async Task<Result<PartnerCustomer>> FindByCardAsync(LoyaltyProgram program, string card)
    {
        var found = await FindAsync(await memberService.GetMemberByCardAsync(card));

        return found is null || found.Member.ProgramId != program.Id ? Unknown("card") : found;
    }

    /// <summary>
    /// Gets a member with the customer; null when one of them is gone
    /// </summary>
    public async Task<PartnerCustomer> FindByMemberAsync(int memberId)
    {
        return await FindAsync(await memberService.GetMemberByIdAsync(memberId));
    }

    private async Task<PartnerCustomer> FindAsync(LoyaltyMember member)
    {
        // a merged membership leads to the one that took it over
        while (member?.MergedIntoId is { } survivorId)
            member = await memberService.GetMemberByIdAsync(survivorId);

        return member is not null && await customerService.GetCustomerByIdAsync(member.CustomerId) is { Deleted: false } customer ? new PartnerCustomer(member, customer) : null;
    }

    private async Task<Result<PartnerCustomer>> FindByEmailAsync(LoyaltyProgram program, string email, string actor)
    {
        var customers = await customerRepository.GetAllAsync(query => query.Where(customer => customer.Email == email && !customer.Deleted && customer.Active).OrderBy(customer => customer.Id));

        return customers.Count == 0 ? Unknown("email") : await EnrolAsync(program, customers[0], "email", actor);
    }

    private async Task<Result<PartnerCustomer>> FindByPhoneAsync(LoyaltyProgram program, string phone, string actor)
    {
        var digits = new string(phone.Where(char.IsAsciiDigit).ToArray());
        if (digits.Length < LEAST_DIGITS)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"Must have at least {LEAST_DIGITS} digits.", "phone");

        // as people write them: with spaces, hyphens, brackets, dots, slashes and a plus
        var customers = await customerRepository.GetAllAsync(query => query
            .Where(customer => customer.Phone != null && !customer.Deleted && customer.Active && customer.Phone.Replace(" ", "").Replace("-", "").Replace("(", "").Replace(")", "")
                .Replace(".", "").Replace("/", "").Replace("+", "") == digits)
            .OrderBy(customer => customer.Id).Take(2));
        if (customers.Count > 1)
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "Several customers have this phone number. Ask for the e-mail address or the card.", "phone");

        return customers.Count == 0 ? Unknown("phone") : await EnrolAsync(program, customers[0], "phone", actor);
    }

    private async Task<Result<PartnerCustomer>> EnrolAsync(LoyaltyProgram program, Customer customer, string field, string actor)
    {
        return await memberService.GetOrEnrolAsync(program.Id, customer.Id, actor) is { } member ? new PartnerCustomer(member, customer) : Unknown(field);
    }

    private static LoyaltyError Unknown(string field)
    {
        return new LoyaltyError(LoyaltyErrorCodes.MEMBER_NOT_FOUND, "No member of the program is known by this.", field);
    }
}

/// <summary>
/// A member with the customer
/// </summary>
public sealed record PartnerCustomer(LoyaltyMember Member, Customer Customer);
