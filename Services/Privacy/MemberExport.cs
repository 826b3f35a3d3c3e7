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
public class MemberExport
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web);

    private readonly ILedgerService _ledgerService;
    private readonly IMemberService _memberService;
    private readonly IProgramService _programService;
    private readonly IRepository<AuditEntry> _auditRepository;
    private readonly IRepository<ExpiryReminder> _reminderRepository;
    private readonly IRepository<InteractionEvent> _interactionRepository;
    private readonly IRepository<LedgerEntry> _entryRepository;
    private readonly IRepository<Referral> _referralRepository;
    private readonly IRepository<LoyaltyRedemption> _redemptionRepository;
    private readonly IRepository<OrderAward> _awardRepository;
    private readonly IRepository<PointLot> _lotRepository;
    private readonly IRepository<ReferralCode> _codeRepository;
    private readonly IRepository<RuleAward> _ruleAwardRepository;
    private readonly IRepository<SentNotice> _noticeRepository;
    private readonly IRepository<TierChange> _changeRepository;
    private readonly IRepository<TierStanding> _standingRepository;
    private readonly ITierService _tierService;

    public MemberExport(ILedgerService ledgerService,
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
        _ledgerService = ledgerService;
        _memberService = memberService;
        _programService = programService;
        _auditRepository = auditRepository;
        _entryRepository = entryRepository;
        _redemptionRepository = redemptionRepository;
        _awardRepository = awardRepository;
        _lotRepository = lotRepository;
        _interactionRepository = interactionRepository;
        _referralRepository = referralRepository;
        _reminderRepository = reminderRepository;
        _codeRepository = codeRepository;
        _ruleAwardRepository = ruleAwardRepository;
        _noticeRepository = noticeRepository;
        _changeRepository = changeRepository;
        _standingRepository = standingRepository;
        _tierService = tierService;
    }

    /// <summary>
    /// Gets everything about all memberships of a customer
    /// </summary>
    /// <param name="customerId">The customer</param>
    /// <param name="programIds">Only what belongs to these programs; null for all</param>
    /// <param name="scope">Only what happened in these stores; null for all</param>
    public async Task<JsonObject> ExportCustomerAsync(int customerId, IList<int> programIds = null, StoreScope scope = null)
    {
        var members = new JsonArray();
        foreach (var member in (await _memberService.GetMembershipsAsync(customerId)).Where(member => programIds?.Contains(member.ProgramId) != false))
            members.Add(await ExportMemberAsync(member, programIds));
        var interactions = await _interactionRepository.GetAllAsync(query => query.Where(row => row.CustomerId == customerId).OrderBy(row => row.Id));

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
        var program = await _programService.GetProgramByIdAsync(member.ProgramId);
        var tier = member.TierId is { } tierId ? await _tierService.GetTierByIdAsync(tierId) : null;
        var referrals = (await _referralRepository.GetAllAsync(query => query
                .Where(row => row.ReferrerMemberId == member.Id || row.RefereeCustomerId == member.CustomerId).OrderBy(row => row.Id)))
            .Where(row => programIds?.Contains(row.ProgramId) != false).ToList();
        var changes = await _changeRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Number));
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
            ["account"] = Write(await _ledgerService.GetAccountAsync(member.Id)),
            ["entries"] = Write(await _entryRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Version))),
            ["lots"] = Write(await _lotRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["orderTerms"] = Write(await _awardRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["ruleAwards"] = Write(await _ruleAwardRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["referrals"] = Write(referrals),
            ["referralCodes"] = Write(await _codeRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["tierStanding"] = Write(await _standingRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["tierChanges"] = Write(changes),
            ["notices"] = Write(await _noticeRepository.GetAllAsync(query => query.Where(row => notices.Contains(row.NoticeKey) || row.NoticeKey.StartsWith(statements)).OrderBy(row => row.Id))),
            ["expiryReminders"] = Write(await _reminderRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["redemptions"] = Write(await _redemptionRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id))),
            ["auditLog"] = Write(await _auditRepository.GetAllAsync(query => query
                .Where(row => row.EntityName == nameof(LoyaltyMember) && row.EntityId == member.Id).OrderBy(row => row.Id)))
        };

        return export;
    }

    private static JsonNode Write<T>(T value)
    {
        return JsonSerializer.SerializeToNode(value, value?.GetType() ?? typeof(T), _options);
    }
}
