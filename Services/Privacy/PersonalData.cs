using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Merging;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.Customers;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Privacy;

/// <summary>
/// Erases what is personal about members whose customer was wiped: words go, figures stay, and what is left of the points is forfeited
/// by an entry. The customer's number remains as the pseudonym, as it does on nopCommerce's orders
/// </summary>
public class PersonalData(IAuditService auditService,
    ICustomerService customerService,
    ILedgerService ledgerService,
    ILogger logger,
    IMemberService memberService,
    IRedemptionService redemptionService,
    IRepository<AuditEntry> auditRepository,
    IRepository<Customer> customerRepository,
    IRepository<ErasureRequest> requestRepository,
    IRepository<InteractionEvent> interactionRepository,
    IRepository<LedgerEntry> entryRepository,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<PointsAccount> accountRepository,
    IRepository<LoyaltyRedemption> redemptionRepository,
    IRepository<RedemptionStep> stepRepository,
    IRepository<Referral> referralRepository,
    IRepository<RuleAward> ruleAwardRepository,
    IWebhookService webhookService,
    PersonalTraces traces,
    PointsOutlook pointsOutlook,
    TimeProvider time)
{
    private const string ERASED = "erased";

    /// <summary>
    /// Erases what is held about a customer who was wiped
    /// </summary>
    /// <param name="customerId">The customer's number</param>
    /// <param name="email">The address the customer had; null when nobody knows it any more</param>
    public async Task EraseAsync(int customerId, string email)
    {
        var request = new ErasureRequest { CustomerId = customerId, Email = email, CreatedOnUtc = time.GetUtcNow().UtcDateTime };
        await requestRepository.InsertAsync(request, false);
        await EraseAsync(request);
    }

    private async Task EraseAsync(ErasureRequest request)
    {
        var customerId = request.CustomerId;
        if (await customerService.GetCustomerByIdAsync(customerId) is { } customer)
            await redemptionService.ReleaseAllAsync(customer);

        var memberships = await memberService.GetMembershipsAsync(customerId);
        foreach (var member in memberships)
        {
            await memberService.EraseAsync(member);
            await ReleaseAsync(member.Id);
            await ForfeitAsync(member);
            await EraseWordsAsync(member.Id);
            await webhookService.ForgetMemberAsync(member.Id);
        }

        await traces.EraseAnswersAsync(customerId, memberships.Select(member => member.Id));

        var interactions = await interactionRepository.GetAllAsync(query => query.Where(row => row.CustomerId == customerId && row.Metadata != null));
        foreach (var interaction in interactions)
            interaction.Metadata = null;
        await interactionRepository.UpdateAsync(interactions, false);

        var referrals = await referralRepository.GetAllAsync(query => query.Where(row => row.RefereeCustomerId == customerId && row.IpAddress != null));
        foreach (var referral in referrals)
            referral.IpAddress = null;
        await referralRepository.UpdateAsync(referrals, false);

        if (!string.IsNullOrEmpty(request.Email))
            await EraseAddressAsync(request.Email);

        await requestRepository.DeleteAsync(row => row.Id == request.Id);
    }

    /// <summary>
    /// Erases what an interrupted run, or an order that came back later, has left of customers who were wiped
    /// </summary>
    /// <returns>Number of customers erased</returns>
    public async Task<int> EraseForgottenAsync()
    {
        var erased = 0;
        foreach (var request in await requestRepository.GetAllAsync(query => query.OrderBy(row => row.Id)))
            erased += await TryEraseAsync(request.CustomerId, () => EraseAsync(request));

        var activeId = (int)MemberStatus.Active;
        var suspendedId = (int)MemberStatus.Suspended;
        var customerIds = await (
            from member in memberRepository.Table
            join customer in customerRepository.Table on member.CustomerId equals customer.Id
            join account in accountRepository.Table on member.Id equals account.MemberId into accounts
            from account in accounts.DefaultIfEmpty()
            where customer.Deleted && (customer.Email == null || customer.Email == string.Empty)
                && (member.StatusId == activeId || member.StatusId == suspendedId || (account != null && account.Balance > 0))
            select customer.Id).Distinct().ToListAsync();
        foreach (var customerId in customerIds)
            erased += await TryEraseAsync(customerId, () => EraseAsync(customerId, null));

        return erased;
    }

    private async Task<int> TryEraseAsync(int customerId, Func<Task> erase)
    {
        try
        {
            await erase();

            return 1;
        }
        catch (Exception exception)
        {
            // the others have their turn, and this one again tomorrow
            await logger.ErrorAsync($"Loyalty: customer {customerId} could not be erased", exception);

            return 0;
        }
    }

    /// <summary>
    /// Gives back what programs reserved, and clears what they and admins wrote beside it
    /// </summary>
    private async Task ReleaseAsync(int memberId)
    {
        var redemptions = await redemptionRepository.GetAllAsync(query => query.Where(row => row.MemberId == memberId));
        foreach (var redemption in redemptions.Where(row => row.Status == RedemptionStatus.Reserved))
            await redemptionService.ReleaseAsync(redemption, new RedemptionProblem(RedemptionObstacle.MemberInactive), LoyaltyDefaults.SystemActor);

        redemptions = await redemptionRepository.GetAllAsync(query => query
            .Where(row => row.MemberId == memberId && (row.ExternalReference != null || row.Reason != null)));
        foreach (var redemption in redemptions)
            redemption.ExternalReference = redemption.Reason = null;
        await redemptionRepository.UpdateAsync(redemptions, false);

        var redemptionIds = redemptionRepository.Table.Where(row => row.MemberId == memberId).Select(row => row.Id);
        var steps = await stepRepository.GetAllAsync(query => query.Where(step => redemptionIds.Contains(step.RedemptionId) && step.Reason != null));
        var worded = steps.Where(step => !Enum.TryParse<RedemptionObstacle>(step.Reason, out _)).ToList();
        foreach (var step in worded)
            step.Reason = null;
        await stepRepository.UpdateAsync(worded, false);
    }

    private async Task ForfeitAsync(LoyaltyMember member)
    {
        foreach (var pending in await pointsOutlook.GetPendingAsync(member.Id))
        {
            await ExecuteAsync(new CancelHold(pending.Points)
            {
                MemberId = member.Id, Actor = LoyaltyDefaults.SystemActor, IdempotencyKey = $"erase:{member.Id}:order:{pending.OrderId}",
                ReferenceType = LoyaltyDefaults.OrderReference, ReferenceId = pending.OrderId.ToString(System.Globalization.CultureInfo.InvariantCulture)
            });
        }

        // what has run out and waits for the hourly task cannot be taken as what is left
        var due = await GetAccountAsync();
        if (due is { Balance: > 0 })
            await ExecuteAsync(new ExpirePoints { MemberId = member.Id, Actor = LoyaltyDefaults.SystemActor, IdempotencyKey = $"erase:{member.Id}:due:{due.Version}" });
        var account = await GetAccountAsync();
        if (account is { Balance: > 0 })
        {
            await ExecuteAsync(new AdjustPoints(-account.Balance)
            {
                MemberId = member.Id, Actor = LoyaltyDefaults.SystemActor, IdempotencyKey = $"erase:{member.Id}:{account.Version}", ReferenceType = ERASED
            });
        }

        async Task<PointsAccount> GetAccountAsync()
        {
            return (await accountRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id))).FirstOrDefault();
        }
    }

    private async Task ExecuteAsync(LedgerCommand command)
    {
        if (await ledgerService.ExecuteAsync(command) is { Success: false } refused)
            throw new InvalidOperationException($"Member {command.MemberId} could not be erased: {refused.Error.Code} {refused.Error.Message}");
    }

    /// <summary>
    /// Clears what people or programs wrote: reasons, descriptions, inputs of rules. Amounts, moments and keys are the proof and stay
    /// </summary>
    private async Task EraseWordsAsync(int memberId)
    {
        // the other side of a merge tells why as well
        var other = memberId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var entries = await entryRepository.GetAllAsync(query => query.Where(entry =>
            (entry.MemberId == memberId && (entry.Description != null || (entry.RuleId != null && entry.Inputs != null)))
            || (entry.ReferenceType == MemberMerge.REFERENCE && entry.ReferenceId == other && entry.Description != null)));
        foreach (var entry in entries)
        {
            entry.Description = null;
            entry.Inputs = entry.RuleId is null ? entry.Inputs : null;
        }
        await entryRepository.UpdateAsync(entries, false);

        var merged = await memberRepository.GetAllAsync(query => query.Where(row => row.MergedIntoId == memberId && row.StatusReason != null));
        foreach (var member in merged)
            await memberService.ForgetReasonAsync(member);

        var awards = await ruleAwardRepository.GetAllAsync(query => query.Where(award => award.MemberId == memberId && award.Inputs != null));
        foreach (var award in awards)
            award.Inputs = null;
        await ruleAwardRepository.UpdateAsync(awards, false);

        var changes = await auditRepository.GetAllAsync(query => query.Where(row => row.EntityName == nameof(LoyaltyMember) && row.EntityId == memberId));
        foreach (var change in changes)
            change.OldValue = change.NewValue = null;
        await auditRepository.UpdateAsync(changes, false);
        await auditService.LogAsync(LoyaltyDefaults.SystemActor, AuditActions.Erased, await memberRepository.GetByIdAsync(memberId), null, null);
    }

    /// <summary>
    /// Who was an admin too has left an address as the one who acted
    /// </summary>
    private async Task EraseAddressAsync(string email)
    {
        await traces.EraseAddressAsync(email, ERASED);

        var changes = await auditRepository.GetAllAsync(query => query.Where(row => row.Actor == email));
        foreach (var change in changes)
            change.Actor = ERASED;
        await auditRepository.UpdateAsync(changes, false);

        var entries = await entryRepository.GetAllAsync(query => query.Where(row => row.Actor == email));
        foreach (var entry in entries)
            entry.Actor = ERASED;
        await entryRepository.UpdateAsync(entries, false);
    }
}
