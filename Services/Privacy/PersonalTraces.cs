using System.Globalization;
using Nop.Core.Domain.Messages;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Messages;

namespace Nop.Plugin.Misc.Loyalty.Services.Privacy;

/// <summary>
/// Erases what is kept about a person beside his membership: remembered answers of the API, faults of imports that name him, and audit entries
/// of other things that do
/// </summary>
public class PersonalTraces(IRepository<ApiRequest> requestRepository,
    IRepository<AuditEntry> auditRepository,
    IRepository<LoyaltyImportFault> faultRepository,
    IRepository<QueuedEmail> mailRepository)
{
    /// <summary>
    /// Forgets the answers that speak of a customer. A call repeated after that is judged anew; the ledger's own key keeps it from booking twice
    /// </summary>
    public async Task EraseAnswersAsync(int customerId, IEnumerable<int> memberIds)
    {
        await EraseAnswersAsync("customerId", customerId);
        foreach (var memberId in memberIds)
            await EraseAnswersAsync("memberId", memberId);
    }

    /// <summary>
    /// Takes back what is still to be sent to an address, and clears values that name it
    /// </summary>
    public async Task EraseAddressAsync(string email, string replacement)
    {
        // the plugin's mails lead to the member's page; what the shop itself has to say is the shop's matter
        await mailRepository.DeleteAsync(mail => mail.To == email && mail.SentOnUtc == null && mail.Body != null && mail.Body.Contains(LoyaltyMessages.MEMBER_PAGE));

        var faults = await faultRepository.GetAllAsync(query => query.Where(row => row.Detail != null && row.Detail.Contains(email)));
        foreach (var fault in faults)
            fault.Detail = null;
        await faultRepository.UpdateAsync(faults, false);

        var changes = await auditRepository.GetAllAsync(query => query
            .Where(row => (row.OldValue != null && row.OldValue.Contains(email)) || (row.NewValue != null && row.NewValue.Contains(email))));
        foreach (var change in changes)
        {
            change.OldValue = change.OldValue?.Replace(email, replacement, StringComparison.OrdinalIgnoreCase);
            change.NewValue = change.NewValue?.Replace(email, replacement, StringComparison.OrdinalIgnoreCase);
        }
        await auditRepository.UpdateAsync(changes, false);
    }

    private async Task EraseAnswersAsync(string name, int id)
    {
        var number = id.ToString(CultureInfo.InvariantCulture);
        var followed = $"\"{name}\":{number},";
        var last = $"\"{name}\":{number}}}";
        await requestRepository.DeleteAsync(row => row.Answer != null && (row.Answer.Contains(followed) || row.Answer.Contains(last)));
    }
}
