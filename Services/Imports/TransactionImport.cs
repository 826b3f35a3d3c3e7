using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Imports;

/// <summary>
/// Imports transactions of members, in the order of the file. The key of a line is its Key column, or the file and the line; a line whose key
/// stands in the ledger is not booked again, so that an export of this very ledger changes nothing
/// </summary>
public class TransactionImport(ILedgerService ledgerService,
    ILogger logger,
    IRepository<PointLot> lotRepository,
    ImportLookup lookup,
    TimeProvider time) : IImportKind
{
    private const int KEY_LENGTH = 190;
    private const int BATCH = 200;

    /// <inheritdoc />
    public ImportKind Kind => ImportKind.Transactions;

    /// <inheritdoc />
    public IReadOnlyList<string> Columns { get; } = ["Key", "CardNumber", "Email", "ExternalId", "Type", "Points", "ExpiresOn", "Spend", "LifetimePoints", "Description", "EventOn"];

    /// <inheritdoc />
    public IReadOnlyList<string> IgnoredColumns { get; } = ["Number", "Pending", "BalanceAfter", "Reference", "Actor", "BookedOn"];

    /// <inheritdoc />
    public IReadOnlyList<string[]> RequiredColumns { get; } = [["Email", "CardNumber", "ExternalId"], ["Points"]];

    /// <inheritdoc />
    public async Task<PartOutcome> WorkAsync(ImportContext context, IReadOnlyList<ImportRecord> records)
    {
        var rows = records.Select(record => Read(context, new ImportLine(record, context.Columns))).ToList();
        var named = await lookup.GetAsync(context.Program.Id, rows.Select(row => row.Name).ToList());
        var booked = await lookup.GetBookedAsync(context.Program.Id, rows.SelectMany(row => row.Keys));
        foreach (var row in rows.Where(row => row.Line.IsGood))
            row.Member = named.Find(row.Line, row.Name);
        var accounts = await ledgerService.GetAccountsAsync(rows.Where(row => row.Member is not null).Select(row => row.Member.Id).Distinct().ToList());

        var outcome = new PartOutcome();
        foreach (var row in rows)
        {
            var earlier = row.Keys.Select(key => booked.GetValueOrDefault(key.ToLowerInvariant())).FirstOrDefault(entry => entry is not null);
            await outcome.CountAsync(row.Line, async () =>
            {
                var changes = row.Line.IsGood && Changes(context, row, earlier, accounts);
                if (changes && context.Books && earlier is null)
                    await BookAsync(context, row);

                return (changes, row.Points);
            });
        }

        return outcome;
    }

    /// <summary>
    /// Expires what had run out in the other system and none of its own lines took
    /// </summary>
    public async Task<bool> FinishAsync(LoyaltyImport import, DateTime until)
    {
        var endsOnUtc = EndOfOverdue(import);
        for (var last = 0; ;)
        {
            var after = last;
            var memberIds = (await lotRepository.GetAllAsync(query => query
                    .Where(lot => lot.ExpiresOnUtc == endsOnUtc && lot.Remaining > 0 && lot.MemberId > after).OrderBy(lot => lot.MemberId).Take(BATCH)))
                .Select(lot => lot.MemberId).Distinct().ToList();
            if (memberIds.Count == 0)
                return true;

            foreach (var memberId in memberIds)
            {
                if (time.GetUtcNow().UtcDateTime >= until)
                    return false;
                await ExpireAsync(import, memberId, endsOnUtc);
            }
            last = memberIds[^1];
        }
    }

    private async Task ExpireAsync(LoyaltyImport import, int memberId, DateTime endsOnUtc)
    {
        try
        {
            await ledgerService.ExecuteAsync(new ExpirePoints(endsOnUtc)
            {
                MemberId = memberId, IdempotencyKey = $"import:{import.Id}:expire:{memberId}", Actor = import.Actor
            });
        }
        catch (Exception exception)
        {
            // the task that expires points takes them when their day is over
            await logger.ErrorAsync($"Loyalty: expiring imported points of member {memberId} failed", exception);
        }
    }

    /// <summary>
    /// When points end that had run out before they were imported: still to come, so that the file's own lines find them, and nobody else's moment,
    /// so that they are known by it when the import ends
    /// </summary>
    private static DateTime EndOfOverdue(LoyaltyImport import)
    {
        return import.CreatedOnUtc.AddDays(1);
    }

    private static Row Read(ImportContext context, ImportLine line)
    {
        var row = new Row(line, ImportLookup.NameOf(line))
        {
            Points = line.Points("Points", signed: true) ?? 0,
            ExpiresOnUtc = line.Time("ExpiresOn"),
            Spend = line.Money("Spend", signed: true) ?? 0,
            LifetimePoints = line.Points("LifetimePoints"),
            Description = line.Text("Description"),
            EventOnUtc = line.Time("EventOn")
        };
        var key = line.Text("Key", KEY_LENGTH);
        row.Keys = key is null ? [$"import:{context.Import.FileHash}:{line.Number}"] : [$"import:{key}", key];
        if (line.Text("Points") is null && line.IsGood)
            line.Refuse("Points", "Missing");
        if (line.Text("Type") is { } type)
        {
            if (Enum.TryParse<LedgerEntryType>(type, true, out var known) && Enum.IsDefined(known))
                row.Type = known;
            else
                line.Refuse("Type", "NotType");
        }
        var wrongSign = row.Type switch
        {
            LedgerEntryType.Earn or LedgerEntryType.Mature or LedgerEntryType.Release => row.Points < 0,
            LedgerEntryType.Redeem or LedgerEntryType.Expire or LedgerEntryType.Reverse => row.Points > 0,
            _ => false
        };
        if (wrongSign)
            line.Refuse("Points", "WrongSign");

        return row;
    }

    private static bool Changes(ImportContext context, Row row, LedgerEntry earlier, IDictionary<int, PointsAccount> accounts)
    {
        if (earlier is not null)
        {
            if (earlier.MemberId != row.Member.Id || earlier.Points != row.Points)
                row.Line.Refuse("Key", "OtherUnderKey");

            return earlier.BookedOnUtc >= context.Import.CreatedOnUtc && context.Books && row.Line.IsGood;
        }
        // what is still pending in the other system has no points yet, and nothing to wait for here
        if (row.Points == 0)
            return false;
        if (row.Member.Status != MemberStatus.Active && row.NeedsActive)
            row.Line.Refuse(null, "NotActive");
        if (context.Check is not { } check)
            return row.Line.IsGood;

        if (!check.Seen.TryAdd($"key:{row.Keys[0].ToLowerInvariant()}", row.Line.Number))
        {
            row.Line.Refuse("Key", "Twice");

            return false;
        }
        var balance = check.Balances.TryGetValue(row.Member.Id, out var after) ? after : accounts[row.Member.Id].Balance;
        if (row.Type != LedgerEntryType.Reverse && balance + row.Points < 0)
            row.Line.Refuse("Points", "BelowZero");
        if (row.Line.IsGood)
            check.Balances[row.Member.Id] = Math.Max(0, balance + row.Points);

        return row.Line.IsGood;
    }

    private async Task BookAsync(ImportContext context, Row row)
    {
        // points that ran out in the other system are taken by its own lines: they stay until the import ends, and go first until then
        var expiresOnUtc = row.ExpiresOnUtc <= context.Import.CreatedOnUtc ? EndOfOverdue(context.Import) : row.ExpiresOnUtc;
        var (memberId, key, actor) = (row.Member.Id, row.Keys[0], context.Import.Actor);
        LedgerCommand command = row.Type switch
        {
            LedgerEntryType.Earn or LedgerEntryType.Mature => new EarnPoints(row.Points, expiresOnUtc, row.Spend, row.LifetimePoints) { MemberId = memberId, IdempotencyKey = key, Actor = actor },
            LedgerEntryType.Redeem => new RedeemPoints(-row.Points) { MemberId = memberId, IdempotencyKey = key, Actor = actor },
            LedgerEntryType.Reverse => new ReversePoints(-row.Points, row.Spend) { MemberId = memberId, IdempotencyKey = key, Actor = actor },
            _ => new AdjustPoints(row.Points, row.Points > 0 ? expiresOnUtc : null) { MemberId = memberId, IdempotencyKey = key, Actor = actor }
        };
        var result = await ledgerService.ExecuteAsync(command with
        {
            Description = row.Description, EventOnUtc = row.EventOnUtc, ReferenceType = LoyaltyDefaults.ImportReference, ReferenceId = context.Reference
        });
        if (!result.Success)
            row.Line.Refuse("Points", "Refused", result.Error.Message);
    }

    /// <summary>
    /// One line, read
    /// </summary>
    private sealed class Row(ImportLine line, MemberName name)
    {
        public ImportLine Line { get; } = line;
        public MemberName Name { get; } = name;
        public LedgerEntryType Type { get; set; } = LedgerEntryType.Adjust;
        public long Points { get; init; }
        public DateTime? ExpiresOnUtc { get; init; }
        public decimal Spend { get; init; }
        public long? LifetimePoints { get; init; }
        public string Description { get; init; }
        public DateTime? EventOnUtc { get; init; }
        public IReadOnlyList<string> Keys { get; set; } = [];
        public LoyaltyMember Member { get; set; }
        public bool NeedsActive => Type is LedgerEntryType.Earn or LedgerEntryType.Mature or LedgerEntryType.Redeem;
    }
}
