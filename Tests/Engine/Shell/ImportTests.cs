using System.Text;
using Nop.Core.Domain.Catalog;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Imports and exports: round trips, bad lines, and the same file twice.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class ImportTests
{
    private static readonly DateTime _soon = new(2031, 5, 1, 12, 30, 15), _late = new(2033, 1, 1);

    private readonly Shop _shop = new();

    [Test]
    public async Task Members_that_were_exported_are_imported_with_cards_lots_and_lifetime()
    {
        await FillAsync(_shop, 20, new Random(3));
        var file = await _shop.ExportMembersAsync();
        var other = new Shop();
        foreach (var customer in _shop.World.Customers.Rows)
            other.World.NewCustomer(customer.Email);

        var import = await other.ImportAsync(ImportKind.Members, file);

        Assert.That((import.Status, import.Bad, import.Good), Is.EqualTo((ImportStatus.Done, 0, 20)), other.Faults());
        Assert.That(await other.ExportMembersAsync(), Is.EqualTo(file));
        Assert.That(other.Verify(), Is.Empty);
    }

    [Test]
    public async Task Transactions_that_were_exported_lead_to_the_same_balances_and_expiries()
    {
        await FillAsync(_shop, 12, new Random(4));
        var other = new Shop();
        foreach (var member in _shop.World.Members.Rows)
        {
            var customer = other.World.NewCustomer(_shop.World.Customers.Rows.Single(row => row.Id == member.CustomerId).Email);
            var twin = (await other.World.Node.MemberService.EnrolAsync(other.World.Program.Id, customer.Id, "test")).Value;
            twin.CardNumber = member.CardNumber;
            other.World.Members.Update(twin);
        }

        var import = await other.ImportAsync(ImportKind.Transactions, await _shop.ExportTransactionsAsync());

        Assert.That((import.Status, import.Bad), Is.EqualTo((ImportStatus.Done, 0)), other.Faults());
        Assert.That(Standing(other), Is.EqualTo(Standing(_shop)));
        Assert.That(other.Verify(), Is.Empty);
    }

    [Test]
    public async Task A_ledgers_own_exports_change_nothing_in_it()
    {
        await FillAsync(_shop, 10, new Random(8));
        var entries = _shop.World.Entries.Rows.Count;

        var members = await _shop.ImportAsync(ImportKind.Members, await _shop.ExportMembersAsync());
        var transactions = await _shop.ImportAsync(ImportKind.Transactions, await _shop.ExportTransactionsAsync());

        Assert.That((members.Good, members.Bad, members.Unchanged), Is.EqualTo((0, 0, 10)), _shop.Faults());
        Assert.That((transactions.Good, transactions.Bad), Is.EqualTo((0, 0)), _shop.Faults());
        Assert.That(_shop.World.Entries.Rows, Has.Count.EqualTo(entries));
    }

    [Test]
    public async Task Products_that_were_exported_are_imported_by_sku_and_what_a_line_leaves_empty_stays()
    {
        foreach (var sku in new[] { "KET-1", "POT-2", "CUP-3" })
            _shop.World.Products.Add(new Product { Name = sku, Sku = sku, Price = 10, Published = true });
        var first = await _shop.ImportAsync(ImportKind.Products, "SKU,Points Price,PointsOnly,Earning,EarnMultiplier\nket-1,500,yes,,\nPOT-2,,,Multiplied,2.5\n");
        Assert.That((first.Status, first.Good, first.Bad), Is.EqualTo((ImportStatus.Done, 2, 0)), _shop.Faults());
        var file = await _shop.ExportProductsAsync();
        var other = new Shop();
        foreach (var product in _shop.World.Products.Rows.AsEnumerable().Reverse())
            other.World.Products.Add(new Product { Name = product.Name, Sku = product.Sku, Price = product.Price, Published = true });

        var import = await other.ImportAsync(ImportKind.Products, file);
        var again = await other.ImportAsync(ImportKind.Products, file);

        Assert.That((import.Good, import.Unchanged, import.Bad), Is.EqualTo((2, 1, 0)), other.Faults());
        Assert.That((again.Good, again.Unchanged, again.Bad), Is.EqualTo((0, 3, 0)), other.Faults());
        Assert.That(await other.ExportProductsAsync(), Is.EqualTo(file));
        await other.ImportAsync(ImportKind.Products, "Sku,PointsPrice\nKET-1,600\n");
        Assert.That(other.World.ProductTerms.Rows.Where(row => row.PointsPrice == 600).Select(row => row.PointsOnly), Is.EqualTo(new[] { true }), "an absent column says nothing");
        var tiers = new[] { "Silver", "Gold" }.Select(name => other.World.Tiers.Add(new LoyaltyTier { ProgramId = other.World.Program.Id, Name = name }).Id).ToList();
        await other.ImportAsync(ImportKind.Products, $"Sku,Tiers\nKET-1,{tiers[1]};{tiers[0]}\n");
        Assert.That(other.World.ProductTerms.Rows.Single(row => row.PointsPrice == 600).TierIds, Is.EqualTo($"{tiers[0]},{tiers[1]}"));
        Assert.That(await other.ExportProductsAsync(), Does.Contain($"{tiers[0]};{tiers[1]}"));
        await other.ImportAsync(ImportKind.Products, "Sku,Tiers\nKET-1,All\n");
        Assert.That(other.World.ProductTerms.Rows.Single(row => row.PointsPrice == 600).TierIds, Is.Null);
    }

    [TestCase("Sku,PointsPrice\n,5\n", "2 Sku Missing")]
    [TestCase("Sku,PointsPrice\nNOPE,5\n", "2 Sku NoProduct")]
    [TestCase("Sku,PointsPrice\nTWO,5\n", "2 Sku SkuTwice")]
    [TestCase("Sku,PointsPrice\nONE,5\none,6\n", "3 Sku Twice")]
    [TestCase("Sku,PointsOnly\nONE,perhaps\n", "2 PointsOnly NotFlag")]
    [TestCase("Sku,PointsOnly\nONE,true\n", "2 PointsPrice PriceMissing")]
    [TestCase("Sku,Earning\nONE,20\n", "2 Earning Earning")]
    [TestCase("Sku,PointsPrice,FollowRate\nONE,5,2\n", "2 FollowRate PriceOrRate")]
    [TestCase("Sku,PointsPrice,Tiers\nONE,5,Gold\n", "2 Tiers Tier")]
    [TestCase("Sku,PointsPrice,Tiers\nONE,5,4711\n", "2 Tiers Tier")]
    public async Task A_bad_line_of_products_names_its_column_and_reason(string file, string fault)
    {
        foreach (var sku in new[] { "ONE", "TWO", "TWO" })
            _shop.World.Products.Add(new Product { Name = sku, Sku = sku, Price = 10, Published = true });

        var import = await _shop.CheckAsync(ImportKind.Products, file);

        Assert.That((import.Status, import.Bad), Is.EqualTo((ImportStatus.Checked, 1)));
        Assert.That(_shop.Faults(), Does.Contain(fault));
        Assert.That(_shop.World.ProductTerms.Rows, Is.Empty);
    }

    [Test]
    public async Task The_same_file_twice_books_once()
    {
        _shop.World.NewCustomer("a@example.com");
        _shop.World.NewCustomer("b@example.com");
        const string Members = "Email,Balance,ExpiresOn,LifetimeSpend,Status\nA@Example.com,500,2031-05-01,12.50,\nb@example.com,70,,,Suspended\n";
        const string Transactions = "Email,Points,Type,Key\na@example.com,100,Earn,t-1\na@example.com,-30,Redeem,\n";

        foreach (var (kind, file) in new[] { (ImportKind.Members, Members), (ImportKind.Transactions, Transactions) })
        {
            var first = await _shop.ImportAsync(kind, file);
            var second = await _shop.ImportAsync(kind, file);

            Assert.That((first.Good, first.Bad, second.Good, second.Unchanged, second.Bad), Is.EqualTo((2, 0, 0, 2, 0)), _shop.Faults());
        }
        Assert.That(_shop.World.Accounts.Rows.Select(account => account.Balance), Is.EqualTo(new[] { 570, 70 }));
        Assert.That(_shop.World.Accounts.Rows[0].LifetimeSpend, Is.EqualTo(12.5m));
        Assert.That(_shop.World.Lots.Rows[0].ExpiresOnUtc, Is.EqualTo(new DateTime(2031, 5, 1)));
        Assert.That(_shop.World.Members.Rows[1].Status, Is.EqualTo(MemberStatus.Suspended));
    }

    [Test]
    public async Task A_key_that_stands_twice_is_one_good_and_one_bad_line_before_and_after_it_is_booked()
    {
        _shop.World.NewCustomer("a@example.com");
        await _shop.ImportAsync(ImportKind.Members, "Email\na@example.com\n");

        var check = await _shop.CheckAsync(ImportKind.Transactions, "Email,Points,Type,Key\na@example.com,100,Earn,t-1\na@example.com,100,Earn,T-1\n");
        var before = (check.Good, check.Bad, check.Points, _shop.Faults());
        var done = await _shop.RunAsync(check.Id);

        Assert.That(before, Is.EqualTo((1, 1, 100L, "3 Key Twice")));
        Assert.That((done.Good, done.Bad, done.Points, _shop.Faults()), Is.EqualTo(before));
        Assert.That(_shop.World.Accounts.Rows.Single().Balance, Is.EqualTo(100));
    }

    [Test]
    public async Task The_check_lists_every_bad_line_and_books_nothing()
    {
        var member = await _shop.World.NewMemberAsync();
        await _shop.BookAsync(new AdjustPoints(100) { MemberId = member.Id, IdempotencyKey = "gift", Actor = "test" });
        var before = _shop.World.Entries.Rows.Count;
        var file = "Email,Type,Points,ExpiresOn,Key\n"
            + "vera@example.com,Earn,50,2031-01-01,ok-1\n"
            + "nobody@example.com,Earn,50,,k2\n"
            + "vera@example.com,Earn,ten,,k3\n"
            + "vera@example.com,Redeem,-151,,k4\n"
            + "vera@example.com,Redeem,-150,,ok-5\n"
            + "vera@example.com,Earn,-5,,k6\n"
            + "vera@example.com,Gift,5,,k7\n"
            + "vera@example.com,Earn,5,31.12.2030,k8\n"
            + ",Earn,5,,k9\n"
            + "vera@example.com,Earn,5\n"
            + "\"vera@example.com\"x,Earn,5,,k11\n"
            + "vera@example.com,Earn,5,,OK-1\n";

        var import = await _shop.CheckAsync(ImportKind.Transactions, file);

        Assert.That(_shop.Faults(), Is.EqualTo("""
            3 Email NoMember
            4 Points NotPoints
            5 Points BelowZero
            7 Points WrongSign
            8 Type NotType
            9 ExpiresOn NotTime
            10  NoName
            11  FieldCount
            12  Quotes
            """ + "\n13 Key Twice"));
        Assert.That((import.Good, import.Bad, import.Points), Is.EqualTo((2, 10, -100L)));
        Assert.That(_shop.World.Entries.Rows, Has.Count.EqualTo(before));

        await _shop.RunAsync(import.Id);
        Assert.That(_shop.World.Accounts.Rows.Single().Balance, Is.Zero, "the good lines only");
    }

    [Test]
    public async Task Points_that_had_run_out_elsewhere_are_there_for_the_files_own_lines_and_gone_when_it_ends()
    {
        foreach (var name in new[] { "told", "untold", "soon" })
            _shop.World.NewCustomer($"{name}@example.com");
        var members = await _shop.ImportAsync(ImportKind.Members, "Email\ntold@example.com\nuntold@example.com\nsoon@example.com\n");
        Assert.That(members.Good, Is.EqualTo(3), _shop.Faults());
        var soon = DateTime.UtcNow.Date.AddHours(DateTime.UtcNow.Hour + 3);

        var import = await _shop.ImportAsync(ImportKind.Transactions, "Email,Type,Points,ExpiresOn\n"
            + "told@example.com,Earn,50,2020-01-01\n"
            + "told@example.com,Redeem,-20,\n"
            + "told@example.com,Expire,-30,\n"
            + $"soon@example.com,Earn,7,{soon:yyyy-MM-dd'T'HH:mm:ss'Z'}\n"
            + "untold@example.com,Earn,50,2020-01-01\n"
            + "untold@example.com,Redeem,-20,\n");

        Assert.That((import.Good, import.Bad, import.Status), Is.EqualTo((6, 0, ImportStatus.Done)), _shop.Faults());
        Assert.That(PointsOf("told"), Is.EqualTo(new[] { (LedgerEntryType.Earn, 50L), (LedgerEntryType.Redeem, -20L), (LedgerEntryType.Adjust, -30L) }), "nothing is left to expire");
        Assert.That(PointsOf("untold"), Is.EqualTo(new[] { (LedgerEntryType.Earn, 50L), (LedgerEntryType.Redeem, -20L), (LedgerEntryType.Expire, -30L) }));
        Assert.That(_shop.World.Lots.Rows.Where(lot => lot.Remaining > 0).Select(lot => (lot.Remaining, lot.ExpiresOnUtc)), Is.EqualTo(new[] { (7L, (DateTime?)soon) }), "what ends today ends when it does");
        Assert.That(_shop.Verify(), Is.Empty);
        return;

        IEnumerable<(LedgerEntryType, long)> PointsOf(string name)
        {
            var customer = _shop.World.Customers.Rows.Single(row => row.Email == $"{name}@example.com").Id;
            var member = _shop.World.Members.Rows.Single(row => row.CustomerId == customer).Id;

            return _shop.World.Entries.Rows.Where(entry => entry.MemberId == member).Select(entry => (entry.Type, entry.Points));
        }
    }

    [Test]
    public async Task Members_whose_lines_contradict_what_is_there_are_refused()
    {
        var vera = await _shop.World.NewMemberAsync();
        await _shop.BookAsync(new AdjustPoints(100) { MemberId = vera.Id, IdempotencyKey = "gift", Actor = "test" });
        _shop.World.NewCustomer("new@example.com");
        _shop.World.NewCustomer("other@example.com");
        var file = "Email,CardNumber,Balance,Lots,Status\n"
            + "vera@example.com,,250,,\n"
            + $"new@example.com,{vera.CardNumber},5,,\n"
            + "other@example.com,,5,3@2031-01-01; 1@,\n"
            + "other@example.com,,-5,,\n"
            + "other@example.com,no/slash,5,,Sleeping\n";

        await _shop.CheckAsync(ImportKind.Members, file);

        Assert.That(_shop.Faults(), Is.EqualTo("2 Balance HasLedger\n3 CardNumber CardTaken\n4 Lots NotBalance\n5 Balance NotPositivePoints\n6 Status NotStatus\n6 CardNumber NotCard"));
    }

    [TestCase("Email,Balence\na,5", "UnknownColumn", "Balence")]
    [TestCase("Balance\n5", "ColumnMissing", "Email, CardNumber, ExternalId")]
    [TestCase("Email,email\na,b", "ColumnTwice", "Email")]
    [TestCase("Email\n", "NoRecords", null)]
    [TestCase("Email,,Balance\na,,5", "ColumnWithoutName", "B")]
    public async Task A_file_without_the_right_columns_is_not_taken_in(string file, string reason, string? column)
    {
        var received = await _shop.Jobs.ReceiveAsync(_shop.World.Program, ImportKind.Members, "f.csv", Encoding.UTF8.GetBytes(file), "test");

        Assert.That((received.Error?.Message, received.Error?.Field), Is.EqualTo((reason, column)));
    }

    [Test]
    public async Task A_file_that_is_not_utf8_is_not_taken_in()
    {
        var received = await _shop.Jobs.ReceiveAsync(_shop.World.Program, ImportKind.Members, "f.csv", Encoding.Latin1.GetBytes("Email\njürgen@example.com"), "test");

        Assert.That((received.Error?.Message, received.Error?.Field), Is.EqualTo(("NotUtf8", "2")));
    }

    private static string WithoutDates(string members) =>
        string.Join('\n', members.Split("\r\n").Select(line => line.Contains(',') ? line[..line.LastIndexOf(',')] : line));

    private static async Task FillAsync(Shop shop, int members, Random random)
    {
        for (var i = 0; i < members; i++)
        {
            var customer = shop.World.NewCustomer($"m{i}@example.com");
            var member = (await shop.World.Node.MemberService.EnrolAsync(shop.World.Program.Id, customer.Id, "test")).Value;
            var spent = new List<LedgerEntry>();
            for (var step = 0; step < random.Next(0, 12); step++)
            {
                var (id, key, points) = (member.Id, $"{i}:{step}", random.Next(1, 300));
                DateTime? expires = random.Next(3) switch { 0 => _soon, 1 => _late, _ => null };
                var balance = (await shop.World.Node.Ledger.GetAccountAsync(id)).Balance;
                switch (random.Next(5))
                {
                    case 0 or 1:
                        await shop.BookAsync(new EarnPoints(points, expires, points / 10m, points) { MemberId = id, IdempotencyKey = key, Actor = "test", Description = "=order, \"big\"" });
                        break;
                    case 2 when balance >= points:
                        spent.Add(await shop.BookAsync(new RedeemPoints(points) { MemberId = id, IdempotencyKey = key, Actor = "test" }));
                        break;
                    case 3 when spent.Count > 0:
                        await shop.BookAsync(new ReturnPoints(spent[0].Id, -spent[0].Points) { MemberId = id, IdempotencyKey = key, Actor = "test" });
                        spent.RemoveAt(0);
                        break;
                    case 4:
                        await shop.BookAsync(new AdjustPoints(points, expires) { MemberId = id, IdempotencyKey = key, Actor = "test" });
                        break;
                }
            }
            if (i % 5 == 4)
                await shop.World.Node.MemberService.SetExternalAsync(member, $"crm-{i}", "crm", "test");
        }
    }

    private static List<string> Standing(Shop shop)
    {
        return shop.World.Members.Rows.OrderBy(member => member.CardNumber).Select(member =>
        {
            var account = shop.World.Accounts.Rows.SingleOrDefault(row => row.MemberId == member.Id) ?? new PointsAccount();
            return $"{member.CardNumber} {account.Balance} {account.LifetimePoints} {account.LifetimeSpend:0.00}";
        }).ToList();
    }
}
