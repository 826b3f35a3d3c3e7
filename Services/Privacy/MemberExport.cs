using System.Text.Json;
using System.Text.Json.Nodes;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Services.Privacy;

/// <summary>
/// All that the plugin holds about members, for the people themselves
/// </summary>
public class MemberExport(ILedgerService ledgerService,
    IMemberService memberService,
    IProgramService programService,
    IRepository<AuditEntry> auditRepository,
    IRepository<ExpiryReminder> reminderRepository,
    IRepository<InteractionEvent> interactionRepository,
    IRepository<LedgerEntry> entryRepository,
    IRepository<Referral> referralRepository,
    IRepository<LoyaltyRedemption> redemptionRepository,
    IRepository<OrderAward> awardRepository,
    IRepository<PointLot> lotRepository,
    IRepository<ReferralCode> codeRepository,
    IRepository<RuleAward> ruleAwardRepository,
    IRepository<SentNotice> noticeRepository,
    IRepository<TierChange> changeRepository,
    IRepository<TierStanding> standingRepository,
    ITierService tierService)
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// Gets everything about all memberships of a customer
    /// </summary>
    /// <param name="customerId">The customer</param>
    /// <param name="programIds">Only what belongs to these programs; null for all</param>
    /// <param name="scope">Only what happened in these stores; null for all</param>
    public async Task<JsonObject> ExportCustomerAsync(int customerId, IList<int> programIds = null, StoreScope scope = null)
    {
        var members = new JsonArray();
        foreach (var member in (await memberService.GetMembershipsAsync(customerId)).Where(member => programIds?.Contains(member.ProgramId) != false))
            members.Add(await ExportMemberAsync(member, programIds));
        var interactions = await interactionRepository.GetAllAsync(query => query.Where(row => row.CustomerId == customerId).OrderBy(row => row.Id));

        return new JsonObject
        {
            ["customerId"] = customerId,
            ["members"] = members,
            ["interactions"] = Write(interactions.Where(row => scope?.Includes(row.StoreId) != false).ToList())
        };
    }

    /// <summary>
    /// Gets everything about one membership
    /// </summary>
    /// <param name="member">The membership</param>
    /// <param name="programIds">Only referrals in these programs; null for all</param>
    public async Task<JsonObject> ExportMemberAsync(LoyaltyMember member, IList<int> programIds = null)
    {
        var program = await programService.GetProgramByIdAsync(member.ProgramId);
        var tier = member.TierId is { } tierId ? await tierService.GetTierByIdAsync(tierId) : null;
        var referrals = (await referralRepository.GetAllAsync(query => query
                .Where(row => row.ReferrerMemberId == member.Id || row.RefereeCustomerId == member.CustomerId).OrderBy(row => row.Id)))
            .Where(row => programIds?.Contains(row.ProgramId) != false).ToList();
        var changes = await changeRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Number));
        var notices = changes.Select(change => $"tier:{change.Id}").Concat(referrals.SelectMany(referral => new[]
        {
            $"referral:{referral.Id}", $"referral:{referral.Id}:announced", $"referral:{referral.Id}:{(referral.ReferrerMemberId == member.Id ? "referrer" : "referee")}"
        })).ToList();
        var statements = MonthlyStatements.KeyPrefix(member.Id);
        var export = new JsonObject
        {
            ["member"] = Write(member),
            ["program"] = program?.Name,
            ["status"] = member.Status.ToString(),
            ["tier"] = tier?.Name,
            ["mailsTurnedOff"] = Write(Enum.GetValues<MailKind>().Where(member.Mutes).Select(kind => kind.ToString()).ToList()),
            ["account"] = Write(await ledgerService.GetAccountAsync(member.Id)),
            ["entries"] = Write(await entryRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Version))),
            ["lots"] = Write(await lotRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["orderTerms"] = Write(await awardRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["ruleAwards"] = Write(await ruleAwardRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["referrals"] = Write(referrals),
            ["referralCodes"] = Write(await codeRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["tierStanding"] = Write(await standingRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["tierChanges"] = Write(changes),
            ["notices"] = Write(await noticeRepository.GetAllAsync(query => query.Where(row => notices.Contains(row.NoticeKey) || row.NoticeKey.StartsWith(statements)).OrderBy(row => row.Id))),
            ["expiryReminders"] = Write(await reminderRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["redemptions"] = Write(await redemptionRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["auditLog"] = Write(await auditRepository.GetAllAsync(query => query
                .Where(row => row.EntityName == nameof(LoyaltyMember) && row.EntityId == member.Id).OrderBy(row => row.Id)))
        };

        return export;
    }

    private static JsonNode Write<T>(T value)
    {
        return JsonSerializer.SerializeToNode(value, value?.GetType() ?? typeof(T), _options);
    }
}
