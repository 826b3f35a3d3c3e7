using System.Globalization;
using System.Net;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;

/// <summary>
/// A store of its own for a fixture, on as many web nodes as it asks for, where every test brings its own members.
/// After each test the ledger must still add up.
/// </summary>
public abstract class FaultFixture(TestDatabase database, int nodes = 1)
{
    protected const string Kettle = "/pour-over-kettle";
    protected const string Program = "/Admin/LoyaltyProgram/Edit/1";

    private readonly List<Member> _members = [];
    private readonly List<StoreSession> _admins = [];
    private readonly List<Uri> _nodes = [];

    protected LoyaltyStore Store { get; private set; } = null!;

    protected IReadOnlyList<Uri> Nodes => _nodes;

    /// <summary>The administrator, signed in on each node.</summary>
    protected IReadOnlyList<StoreSession> Admins => _admins;

    protected StoreSession Admin => _admins[0];

    protected AdminOrders Orders => new(Admin);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Store = await LoyaltyStore.StartAsync(database);
        _nodes.Add(Store.Address);
        for (var node = 1; node < nodes; node++)
            _nodes.Add(await Store.AddNodeAsync());
        await SignAdminsInAsync();
        await PrepareAsync();
    }

    /// <summary>What all tests of the fixture want set.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    [TearDown]
    public async Task TheLedgerAddsUpAsync()
    {
        foreach (var member in _members)
            member.Dispose();
        _members.Clear();
        await ParallelDebitTests.AssertNoDriftAsync(Store);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var admin in _admins)
            admin.Dispose();
        if (Store is not null)
            await Store.DisposeAsync();
    }

    /// <summary>Registers a customer with an address, who came by a link when one is given and is a member with so many points that never expire.</summary>
    protected async Task<Member> NewMemberAsync(long points, string? host = null, string? link = null)
    {
        var email = $"m{Guid.NewGuid().ToString("N")[..12]}@example.com";
        var session = Store.Visitor(host);
        if (link is not null)
            await session.Http.GetAsync(link);
        var answer = await session.PostFormAsync("/register", "/register", ("FirstName", "Mira"), ("LastName", "Member"), ("Email", email),
            ("Password", Member.Password), ("ConfirmPassword", Member.Password));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());

        var customerId = (int)await Store.ScalarAsync($"SELECT \"Id\" FROM \"Customer\" WHERE \"Email\" = '{email}'");
        await Store.TamperAsync($"INSERT INTO \"CustomerAddressMapping\" (\"CustomerId\", \"AddressId\") SELECT {customerId}, \"BillingAddressId\" FROM \"Customer\" WHERE \"Id\" = {Store.Demo.ShopperId}");
        await Admin.PostFormAsync("/Admin/LoyaltyMember/List", "/Admin/LoyaltyMember/Enrol", ("customerId", customerId.ToString()));
        var member = new Member(Store, session, email, customerId,
            (int)await Store.ScalarAsync($"SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"CustomerId\" = {customerId} AND \"ProgramId\" = 1"));
        _members.Add(member);
        if (points > 0)
            await GiveAsync(member, points);
        return member;
    }

    /// <summary>Gives points by hand, which expire in so many days when that is said; a lot of their own either way.</summary>
    protected async Task GiveAsync(Member member, long points, double? expireInDays = null)
    {
        var answer = await AdjustAsync(Admin, member, points);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"Result\":true"));
        if (expireInDays is { } days)
        {
            var lot = await Store.ScalarAsync($"SELECT MAX(\"Id\") FROM \"LoyaltyLot\" WHERE \"MemberId\" = {member.Id}");
            await Store.TamperAsync($"UPDATE \"LoyaltyLot\" SET \"ExpiresOnUtc\" = '{Moment(days)}' WHERE \"Id\" = {lot}");
        }
    }

    protected static async Task<HttpResponseMessage> AdjustAsync(StoreSession admin, Member member, long points) =>
        await admin.PostFormAsync("/Admin/LoyaltyMember/List", "/Admin/LoyaltyMember/Adjust",
            ("MemberId", member.Id.ToString()), ("Points", points.ToString()), ("Reason", "test"), ("FormKey", Guid.NewGuid().ToString("N")));

    /// <summary>The moment so many days from now, as both databases understand it.</summary>
    protected static string Moment(double days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Changes one setting by its name, on every node.</summary>
    protected async Task SetAsync(string setting, string value)
    {
        foreach (var admin in _admins)
        {
            var answer = await admin.PostFormAsync("/Admin/Setting/AllSettings", "/Admin/Setting/SettingAdd", ("Name", setting), ("Value", value));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    /// <summary>Changes fields of the program on its page, on every node.</summary>
    protected async Task SetProgramAsync(params (string Name, string Value)[] fields)
    {
        foreach (var admin in _admins)
        {
            var answer = await admin.SubmitAsync(Program, "#loyalty-program-form", "save", fields);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        }
    }

    /// <summary>Runs a scheduled task on all nodes at the same moment.</summary>
    protected async Task RunTaskAsync(string name)
    {
        var id = await Store.ScalarAsync($"SELECT \"Id\" FROM \"ScheduleTask\" WHERE \"Name\" = '{name}'");
        var answers = await Task.WhenAll(_admins.Select(admin => admin.Http.GetAsync($"/Admin/ScheduleTask/RunNow/{id}")));
        foreach (var answer in answers)
            Assert.That((int)answer.StatusCode, Is.AnyOf(200, 302), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What the runs of a task have counted, over all their log lines since a number of the log.</summary>
    protected async Task<long> CountedAsync(string task, string what, long sinceLogId)
    {
        var lines = await Store.TextsAsync($"SELECT \"ShortMessage\" FROM \"Log\" WHERE \"Id\" > {sinceLogId} AND \"ShortMessage\" LIKE 'Loyalty: {task}.%'");
        Assert.That(lines, Has.Count.GreaterThanOrEqualTo(_nodes.Count), "every run is logged");
        return lines.Sum(line => long.Parse(line.Split($"{what}: ")[1].Split(',', ' ')[0], CultureInfo.InvariantCulture));
    }

    protected Task<long> LastLogAsync() => Store.ScalarAsync("SELECT MAX(\"Id\") FROM \"Log\"");

    private async Task SignAdminsInAsync()
    {
        foreach (var node in _nodes)
        {
            var admin = new StoreSession(node);
            await admin.SignInAsync(Store.Demo.AdminEmail, Store.Demo.AdminPassword);
            _admins.Add(admin);
        }
    }

    /// <summary>Starts the first node again after it was killed.</summary>
    protected async Task StartAgainAsync(params string[] arguments)
    {
        await Store.StartAgainAsync(arguments);
        _nodes[0] = Store.Address;
        foreach (var admin in _admins)
            admin.Dispose();
        _admins.Clear();
        await SignAdminsInAsync();
    }
}
