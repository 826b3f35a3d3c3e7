using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Imports;

/// <summary>
/// Imports members and opening balances. A balance is only opened where nothing was ever booked
/// </summary>
public class MemberImport(ICustomerService customerService,
    ILedgerService ledgerService,
    IMemberService memberService,
    IRepository<LoyaltyMember> memberRepository,
    ImportLookup lookup,
    MemberGate gate,
    RowTurns turns) : IImportKind
{
    /// <inheritdoc />
    public ImportKind Kind => ImportKind.Members;

    /// <inheritdoc />
    public IReadOnlyList<string> Columns { get; } = ["CardNumber", "Email", "ExternalId", "ExternalType", "Status", "StatusReason", "Balance", "ExpiresOn", "Lots",
        "LifetimePoints", "LifetimeSpend", "EnrolledOn"];

    /// <inheritdoc />
    public IReadOnlyList<string> IgnoredColumns { get; } = ["Name", "Tier", "Pending"];

    /// <inheritdoc />
    public IReadOnlyList<string[]> RequiredColumns { get; } = [["Email", "CardNumber", "ExternalId"]];

    /// <inheritdoc />
    public async Task<PartOutcome> WorkAsync(ImportContext context, IReadOnlyList<ImportRecord> records)
    {
        var rows = records.Select(record => Read(new ImportLine(record, context.Columns))).ToList();
        var named = await lookup.GetAsync(context.Program.Id, rows.Select(row => row.Name).ToList());
        var booked = await lookup.GetBookedAsync(context.Program.Id, rows.Select(row => Key(context, row, 0)));
        foreach (var row in rows.Where(row => row.Line.IsGood))
            Resolve(context, row, named);
        var accounts = await ledgerService.GetAccountsAsync(rows.Where(row => row.Member is not null).Select(row => row.Member.Id).Distinct().ToList());

        var outcome = new PartOutcome();
        foreach (var row in rows)
        {
            await outcome.CountAsync(row.Line, async () =>
            {
                row.Opening = booked.GetValueOrDefault(Key(context, row, 0));
                // what this import has booked before it was stopped counts as its work
                var resumed = row.Opening?.BookedOnUtc >= context.Import.CreatedOnUtc;
                var changes = row.Line.IsGood && (await ChangesAsync(row, row.Member is null ? null : accounts[row.Member.Id], resumed) || resumed);
                if (context.Books && (changes || (row.Opening is not null && row.Line.IsGood)))
                    await BookAsync(context, row);

                return (changes, row.Balance ?? 0);
            });
        }

        return outcome;
    }

    private static Row Read(ImportLine line)
    {
        var row = new Row(line, ImportLookup.NameOf(line))
        {
            ExternalType = line.Text("ExternalType", 40),
            StatusReason = line.Text("StatusReason"),
            Balance = line.Points("Balance"),
            LifetimePoints = line.Points("LifetimePoints"),
            LifetimeSpend = line.Money("LifetimeSpend", signed: true) ?? 0,
            EnrolledOnUtc = line.Time("EnrolledOn")
        };
        if (line.Text("Status") is { } status)
        {
            if (Enum.TryParse<MemberStatus>(status, true, out var known) && Enum.IsDefined(known))
                row.Status = known;
            else
                line.Refuse("Status", "NotStatus");
        }
        if (row.Name.Card is { } card && (card.Length is 0 or > 32 || card.Any(letter => !char.IsAsciiLetterOrDigit(letter))))
            line.Refuse("CardNumber", "NotCard");
        if (line.Text("Lots", int.MaxValue) is { } lots)
            ReadLots(row, lots);
        else if (row.Balance > 0)
            row.Lots.Add((row.Balance.Value, line.Time("ExpiresOn")));

        return row;
    }

    /// <summary>
    /// Reads lots as the export writes them: points, and after an at sign when they run out; separated by semicolons
    /// </summary>
    private static void ReadLots(Row row, string text)
    {
        foreach (var lot in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = lot.Split('@', 2, StringSplitOptions.TrimEntries);
            var points = row.Line.Points("Lots", parts[0]);
            var expires = parts.Length > 1 && parts[1].Length > 0 ? row.Line.Time("Lots", parts[1]) : null;
            if (points is > 0)
                row.Lots.Add((points.Value, expires));
        }
        var total = row.Lots.Sum(lot => lot.Points);
        if (row.Balance is { } balance && balance != total && row.Line.IsGood)
            row.Line.Refuse("Lots", "NotBalance");
        row.Balance = total;
    }

    private static void Resolve(ImportContext context, Row row, NamedMembers named)
    {
        var line = row.Line;
        var owner = named.WithCard(row.Name.Card);
        if (row.Name.Email is not null)
        {
            row.Customer = named.Customer(row.Name.Email);
            if (row.Customer is null)
                line.Refuse("Email", "NoCustomer");
            else
                row.Member = named.OfCustomer(row.Customer.Id);
        }
        else
            row.Member = named.Find(line, row.Name);
        if (!line.IsGood)
            return;

        if (owner is not null && owner.Id != row.Member?.Id)
            line.Refuse("CardNumber", "CardTaken");
        else if (row.Member is not null && row.Name.Card is not null && owner is null)
        {
            // enrolled by this import just before it was stopped: the card is still to come
            if (row.Member.EnrolledOnUtc >= context.Import.CreatedOnUtc)
                row.Brings = true;
            else
                line.Refuse("CardNumber", "OtherCard");
        }
        if (named.WithExternal(row.Name.ExternalId).Any(other => other.Id != row.Member?.Id && other.ExternalType == row.ExternalType))
            line.Refuse("ExternalId", "ExternalTaken");

        var customerId = row.Member?.CustomerId ?? row.Customer.Id;
        if (context.Check is { } check && !check.Seen.TryAdd($"customer:{customerId}", line.Number))
            line.Refuse(row.Name.Email is null ? "CardNumber" : "Email", "Twice");
        if (context.Check is { } cards && row.Name.Card is not null && !cards.Seen.TryAdd($"card:{row.Name.Card}", line.Number) && line.IsGood)
            line.Refuse("CardNumber", "Twice");
    }

    /// <summary>
    /// Whether the line says anything new
    /// </summary>
    private async Task<bool> ChangesAsync(Row row, PointsAccount account, bool resumed)
    {
        if (row.Member is null)
        {
            if (await customerService.IsRegisteredAsync(row.Customer))
                return true;
            row.Line.Refuse("Email", "NoCustomer");

            return false;
        }
        var member = row.Member;
        if (row.Opening is null && account.Version > 0)
        {
            row.Opens = false;
            if (row.Balance is { } balance && balance != account.Balance)
                row.Line.Refuse("Balance", "HasLedger");
        }
        else if (row.Opening is null && row.HasOpening && member.Status != MemberStatus.Active)
            row.Line.Refuse("Balance", "NotActive");
        // a file imported before does not undo what was decided about its members since
        row.Moves = (row.Opening is null || resumed) && row.Status is { } status && status != member.Status;

        return row.Line.IsGood && ((row.Opening is null && row.Opens && row.HasOpening) || row.Moves || row.Brings || row.ChangesExternal);
    }

    private async Task BookAsync(ImportContext context, Row row)
    {
        var actor = context.Import.Actor;
        if (row.Member is null)
        {
            var enrolled = await memberService.EnrolAsync(context.Program.Id, row.Customer.Id, actor);
            if (!enrolled.Success)
            {
                row.Line.Refuse("Email", "Refused", enrolled.Error.Message);

                return;
            }
            row.Member = enrolled.Value;
            row.Brings = true;
            row.Moves = row.Status is { } first && first != row.Member.Status;
        }
        if (row.Brings)
            await BringAsync(row);
        if (row.Opens && row.HasOpening && !await OpenAsync(context, row))
            return;
        if (row.ChangesExternal && await memberService.SetExternalAsync(row.Member, row.Name.ExternalId, row.ExternalType, actor) is { Success: false } external)
            row.Line.Refuse("ExternalId", "Refused", external.Error.Message);
        // comes last: who is suspended earns nothing
        if (row.Moves && await memberService.MoveAsync(row.Member, row.Status!.Value, row.StatusReason, actor) is { Success: false } moved)
            row.Line.Refuse("Status", "Refused", moved.Error.Message);
    }

    /// <summary>
    /// Gives a new member the card and the date the file brings
    /// </summary>
    private async Task BringAsync(Row row)
    {
        if (row.Name.Card is null && row.EnrolledOnUtc is null)
            return;

        using (await gate.EnterAsync(row.Member.Id))
        {
            row.Member = await turns.RunAsync<LoyaltyMember, LoyaltyMember>(row.Member.Id, async () =>
            {
                var current = await memberRepository.GetByIdAsync(row.Member.Id);
                current.CardNumber = row.Name.Card ?? current.CardNumber;
                current.EnrolledOnUtc = row.EnrolledOnUtc ?? current.EnrolledOnUtc;
                await memberRepository.UpdateAsync(current, false);

                return current;
            });
        }
    }

    /// <summary>
    /// Books the opening lots; all that was ever earned and spent goes with the first
    /// </summary>
    private async Task<bool> OpenAsync(ImportContext context, Row row)
    {
        var lifetime = row.LifetimePoints ?? row.Balance ?? 0;
        var commands = new List<LedgerCommand>();
        foreach (var (points, expires) in row.Lots)
        {
            var first = commands.Count == 0;
            commands.Add(new EarnPoints(points, expires, first ? row.LifetimeSpend : 0, first ? lifetime : 0)
            {
                MemberId = row.Member.Id, IdempotencyKey = Key(context, row, commands.Count), Actor = context.Import.Actor
            });
        }
        if (commands.Count == 0 && lifetime == 0)
            commands.Add(new EarnPoints(0, null, row.LifetimeSpend, 0) { MemberId = row.Member.Id, IdempotencyKey = Key(context, row, 0), Actor = context.Import.Actor });
        else if (commands.Count == 0)
        {
            // all that was earned is gone again
            commands.Add(new EarnPoints(lifetime, null, row.LifetimeSpend) { MemberId = row.Member.Id, IdempotencyKey = Key(context, row, 0), Actor = context.Import.Actor });
            commands.Add(new AdjustPoints(-lifetime) { MemberId = row.Member.Id, IdempotencyKey = Key(context, row, 1), Actor = context.Import.Actor });
        }

        // what was booked before is found under its key, so a crash between two lots is made good
        foreach (var command in row.Opening is null || commands.Count > 1 ? commands : [])
        {
            var result = await ledgerService.ExecuteAsync(command with { ReferenceType = LoyaltyDefaults.ImportReference, ReferenceId = context.Reference });
            if (result.Success)
                continue;
            row.Line.Refuse("Balance", "Refused", result.Error.Message);

            return false;
        }

        return true;
    }

    private static string Key(ImportContext context, Row row, int lot)
    {
        return $"import:{context.Import.FileHash}:{row.Line.Number}:{lot}";
    }

    /// <summary>
    /// One line, read
    /// </summary>
    private sealed class Row(ImportLine line, MemberName name)
    {
        public ImportLine Line { get; } = line;
        public MemberName Name { get; } = name;
        public string ExternalType { get; init; }
        public string StatusReason { get; init; }
        public long? Balance { get; set; }
        public long? LifetimePoints { get; init; }
        public decimal LifetimeSpend { get; init; }
        public DateTime? EnrolledOnUtc { get; init; }
        public MemberStatus? Status { get; set; }
        public List<(long Points, DateTime? Expires)> Lots { get; } = [];
        public Customer Customer { get; set; }
        public LoyaltyMember Member { get; set; }
        public LedgerEntry Opening { get; set; }
        public bool Opens { get; set; } = true;
        public bool Brings { get; set; }
        public bool Moves { get; set; }
        public bool ChangesExternal => Name.ExternalId is not null && Member is not null && (Name.ExternalId != Member.ExternalId || ExternalType != Member.ExternalType);
        public bool HasOpening => Lots.Count > 0 || LifetimePoints > 0 || LifetimeSpend != 0;
    }
}
