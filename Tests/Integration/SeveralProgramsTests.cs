using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Two programs side by side in one store: the default one of all stores, and the outlet's own with rules.</summary>
[TestFixture]
public sealed class SeveralProgramsTests
{
    private const int Outlet = 2;

    private static readonly byte[] _png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    // the store is shared: other tests have programs of the outlet, too
    private readonly string _name = $"beans-{Guid.NewGuid().ToString("N")[..8]}";
    private LoyaltyStore _store = null!;
    private string Beans => _name.Replace("-", "");
    private StoreSession _admin = null!;
    private StoreSession _shopper = null!;
    private HttpClient _api = null!;
    private int _program;
    private int _customer;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await SharedStores.GetAsync(TestDatabase.Sqlite);
        _admin = await _store.AdminAsync();
        _api = _store.Api();
        _program = await CreateAsync(_name, new { color = "#1b6a36", accentColor = "#c79a1b", pointsPerCurrencyUnit = 2 });
        var kettle = await _store.ScalarAsync("SELECT \"Id\" FROM \"Product\" WHERE \"Sku\" = 'POT-KETTLE'");
        await RuleAsync(new { name = "The kettle", trigger = "product", targetIds = new[] { kettle }, points = 7, perPiece = true, @public = true });
        await RuleAsync(new { name = "Every order", trigger = "order", points = 11, @public = true });
        await RuleAsync(new { name = "Large orders", trigger = "order", points = 1_000, minimumTotal = 10_000 });
        await RuleAsync(new { name = "First order", trigger = "firstOrder", points = 13 });
        await RuleAsync(new { name = "Once", trigger = "order", points = 17, maxPerMember = 1 });
        await RuleAsync(new { name = "Paid by card", trigger = "order", points = 500, conditions = new Dictionary<string, string> { ["metadata.paymentMethod"] = "Payments.DemoCard" } });
        await RuleAsync(new { name = "Half as much again", trigger = "order", awardKind = "multiplier", multiplier = 1.5, @public = true });
        (_shopper, _customer) = await RegisterAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        // the store is shared
        await _api.DeleteAsync($"/api/loyalty/programs/{_program}");
        _admin?.Dispose();
        _shopper?.Dispose();
        _api?.Dispose();
    }

    [Test]
    public async Task A_purchase_is_estimated_and_earns_in_both_programs_by_price_and_by_rules()
    {
        // 64.97 twice as much is 129, half of it again 64, 7 for the kettle; what is for an order as a whole counts for the cart
        var product = await _shopper.PageAsync(_store.Demo.ProductPath);
        Assert.That(product.QuerySelector(".product-essential .loyalty-earn")!.TextContent.Trim(), Does.StartWith("Earn 64 points + ").And.Contain($"200 {Beans}"));

        await _shopper.AddToCartAsync(_store.Demo.ProductPath, 2);
        var cart = await _shopper.PageAsync("/cart");
        Assert.That(cart.QuerySelector(".totals .loyalty-earn")!.TextContent, Does.Contain("129 points").And.Contain($"443 {Beans}"), "259 + 129 + 14 + 11 + 13 + 17");
        var order = await _shopper.PlaceOrderAsync();

        var completed = (await _shopper.PageAsync($"/checkout/completed/{order}")).QuerySelector(".loyalty-order-earned")!.TextContent;
        Assert.That(completed, Does.Contain("You earned 129 points").And.Contain($"You earned 443 {Beans}"));
        var details = (await _shopper.PageAsync($"/orderdetails/{order}")).QuerySelector(".loyalty-order-earned")!.TextContent;
        Assert.That(details, Does.Contain("You earned 129 points").And.Contain($"You earned 443 {Beans}"));
        var block = (await _admin.PageAsync($"/Admin/Order/Edit/{order}")).QuerySelector("#order-loyalty")!;
        Assert.That(new[] { 1, _program }.Select(program => block.QuerySelector($"[data-program='{program}'] [data-figure=earned]")!.TextContent), Is.EqualTo(new[] { "129 points", $"443 {Beans}" }), "points of two programs do not add up");
        var links = block.QuerySelectorAll("a.loyalty-order-ledger");
        Assert.That(links.Select(link => link.GetAttribute("href")), Is.Unique);
        Assert.That(links, Has.Length.GreaterThan(1));
        Assert.That(await BalanceAsync(_program), Is.EqualTo(443), "the estimate was right");
        Assert.That(await BalanceAsync(1), Is.EqualTo(129));

        Assert.That((await _shopper.PageAsync("/")).QuerySelector(".header-links .loyalty-qty")!.TextContent, Does.StartWith("(129 points · ").And.Contain($"443 {Beans}"));
        await _shopper.AddToCartAsync(_store.Demo.ProductPath, 2);
        Assert.That((await _shopper.PageAsync("/cart")).QuerySelector(".totals .loyalty-earn")!.TextContent, Does.Contain("129 points").And.Contain($"413 {Beans}"), "first order and once are over");
        await _shopper.EmptyCartAsync();
    }

    [Test]
    public async Task My_loyalty_switches_between_the_programs_and_keeps_to_the_one_shown()
    {
        var (session, customer) = await RegisterAsync();
        using var _ = session;
        await PostAsync($"programs/{_program}/members", new { customerId = customer });
        var member = await MemberAsync(_program, customer);
        for (var i = 0; i < 11; i++)
            await PostAsync($"members/{member}/transactions", new { points = 1, reason = $"Bean {i}" });

        var first = await session.PageAsync("/customer/loyalty");
        Assert.That(first.QuerySelector(".loyalty-program")!.TextContent, Is.EqualTo("Rewards"));
        Assert.That(first.QuerySelector(".loyalty-page")!.GetAttribute("style"), Is.Null.Or.Empty);
        Assert.That(first.QuerySelector(".loyalty-programs a[aria-current=page]")!.TextContent, Does.Contain("Rewards"));
        var choice = first.QuerySelectorAll(".loyalty-programs a").Single(link => link.TextContent.Contains($"Bean club {_name}"));
        Assert.That(choice.TextContent, Does.Contain($"11 {Beans}"));

        var second = await session.PageAsync(choice.GetAttribute("href")!);
        Assert.That(second.QuerySelector(".loyalty-balance")!.TextContent, Is.EqualTo($"11 {Beans}"));
        Assert.That(second.QuerySelector(".loyalty-page")!.GetAttribute("style"), Does.Contain("#1b6a36").And.Contain("#ffffff").And.Contain("#c79a1b"));
        Assert.That(second.QuerySelector(".loyalty-how-to-earn")!.TextContent, Does.Contain($"2 {Beans}").And.Not.Contain("point"));
        Assert.That(second.QuerySelectorAll(".loyalty-way-points").Select(way => way.TextContent).ToArray(),
            Is.EqualTo(new[] { $"7 {Beans} a piece", $"11 {Beans}", $"1.5 times the {Beans}" }));
        Assert.That(second.QuerySelectorAll(".loyalty-my-rewards"), Is.Empty, "the checkout of this store spends other points");
        var older = await session.PageAsync(second.QuerySelector(".next-page a")!.GetAttribute("href")!);
        Assert.That(older.QuerySelector(".loyalty-history tbody")!.TextContent, Does.Contain("Bean 0").And.Not.Contain("Bean 5"));

        await session.SubmitAsync(choice.GetAttribute("href")!, ".loyalty-privacy form");
        Assert.That(await _store.ReadNumberAsync($"SELECT \"HiddenFromLeaderboard\" FROM \"LoyaltyMember\" WHERE \"Id\" = {member}"), Is.EqualTo(1));
        Assert.That(await _store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyMember\" WHERE \"CustomerId\" = {customer} AND \"ProgramId\" = 1"), Is.Zero);
    }

    [Test]
    public async Task A_picture_is_uploaded_in_the_admin_area_and_shown_to_members()
    {
        using var form = PictureForm();
        var uploaded = await (await _admin.Http.PostAsync("/Admin/Picture/AsyncUpload", form)).JsonAsync();

        var saved = await _admin.SubmitAsync($"/Admin/LoyaltyProgram/Edit/{_program}", "#loyalty-program-form", "save", ("PictureId", $"{uploaded.GetProperty("pictureId")}"));
        Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await saved.Content.ReadAsStringAsync());

        var picture = (await _shopper.PageAsync($"/customer/loyalty?program={_name}")).QuerySelector(".loyalty-program-picture")!.GetAttribute("src");
        Assert.That(await (await _shopper.Http.GetAsync(picture)).Content.ReadAsByteArrayAsync(), Is.EqualTo(_png));
        Assert.That((await _shopper.PageAsync("/customer/loyalty")).QuerySelector(".loyalty-program-picture"), Is.Null, "the other program has none");
    }

    [Test]
    public async Task A_picture_of_a_shopper_or_a_stranger_is_refused_and_not_kept()
    {
        using var stranger = _store.Visitor();
        var before = await _store.ReadNumberAsync("SELECT COUNT(*) FROM \"Picture\"");
        foreach (var session in new[] { _shopper, stranger })
        {
            using var form = PictureForm();
            var answer = await session.Http.PostAsync("/Admin/Picture/AsyncUpload", form);

            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
            Assert.That($"{answer.Headers.Location}", Does.Contain("/login"));
        }
        Assert.That(await _store.ReadNumberAsync("SELECT COUNT(*) FROM \"Picture\""), Is.EqualTo(before));
    }

    /// <summary>A picture as the admin area uploads it.</summary>
    internal static MultipartFormDataContent PictureForm()
    {
        var file = new ByteArrayContent(_png);
        file.Headers.ContentType = new("image/png");

        return new MultipartFormDataContent { { file, "file", "beans.png" } };
    }

    [Test]
    public async Task A_program_that_is_unknown_elsewhere_deleted_or_joined_by_hand_is_not_there_for_a_shopper()
    {
        var (session, customer) = await RegisterAsync();
        using var _ = session;
        var name = $"hand-{Guid.NewGuid().ToString("N")[..8]}";
        var program = await CreateAsync(name, new { enrolment = "byHand" });
        try
        {
            Assert.That((await session.PageAsync("/customer/loyalty")).Body!.TextContent, Does.Not.Contain($"Bean club {name}"));
            await AssertMissingAsync(session, name);
            await AssertMissingAsync(session, "no-such-program");
            using (var main = await _store.SignedInAsync(await EmailAsync(customer), Password))
                await AssertMissingAsync(main, _name);

            await PostAsync($"programs/{program}/members", new { customerId = customer });
            Assert.That((await session.Http.GetAsync($"/customer/loyalty?program={name}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
        finally
        {
            await _api.DeleteAsync($"/api/loyalty/programs/{program}");
        }
        await AssertMissingAsync(session, name);
        Assert.That((await session.Http.GetAsync($"/api/loyalty/me/{name}/earning-rules")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await session.PageAsync("/")).QuerySelector(".header-links .loyalty-qty")!.TextContent, Does.Contain($"0 {Beans}").And.Not.Contain($"0 {Beans} · 0 {Beans}"));
    }

    [Test]
    public async Task The_customers_admin_page_shows_every_program_and_enrols_in_each()
    {
        var (session, customer) = await RegisterAsync();
        session.Dispose();
        var page = $"/Admin/Customer/Edit/{customer}";
        var button = (await _admin.PageAsync(page)).QuerySelectorAll("#loyalty-customer-programs tr").Single(row => row.TextContent.Contains($"Bean club {_name}")).QuerySelector("button")!;
        Assert.That(button.GetAttribute("data-program"), Is.EqualTo($"{_program}"));

        await _admin.PostFormAsync(page, "/Admin/LoyaltyMember/Enrol", ("customerId", $"{customer}"), ("programId", $"{_program}"));

        var row = (await _admin.PageAsync(page)).QuerySelectorAll("#loyalty-customer-programs tr").Single(row => row.TextContent.Contains($"Bean club {_name}"));
        Assert.That(row.TextContent, Does.Contain("Active").And.Contain($"0 {Beans}"));
        Assert.That(row.QuerySelector("a")!.GetAttribute("href"), Does.EndWith($"/{await MemberAsync(_program, customer)}"));
    }

    private const string Password = "member-demo-1";

    private static async Task AssertMissingAsync(StoreSession session, string program) =>
        Assert.That((await session.Http.GetAsync($"/customer/loyalty?program={program}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), program);

    /// <summary>A customer who registers in the outlet and has an address to order to.</summary>
    private async Task<(StoreSession, int)> RegisterAsync()
    {
        var email = $"s{Guid.NewGuid().ToString("N")[..12]}@example.com";
        var session = _store.Visitor(LoyaltyStore.OutletHost);
        var answer = await session.PostFormAsync("/register", "/register", ("FirstName", "Sada"), ("LastName", "Several"), ("Email", email), ("Password", Password), ("ConfirmPassword", Password));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        var customer = (int)await _store.ScalarAsync($"SELECT \"Id\" FROM \"Customer\" WHERE \"Email\" = '{email}'");
        await _store.TamperAsync($"INSERT INTO \"CustomerAddressMapping\" (\"CustomerId\", \"AddressId\") SELECT {customer}, \"BillingAddressId\" FROM \"Customer\" WHERE \"Id\" = {_store.Demo.ShopperId}");
        return (session, customer);
    }

    private async Task<int> CreateAsync(string name, object more)
    {
        var request = JsonSerializer.SerializeToNode(new { systemName = name, name = $"Bean club {name}", pointName = "bean", pointNamePlural = Beans, storeIds = new[] { Outlet } })!.AsObject();
        foreach (var (key, value) in JsonSerializer.SerializeToNode(more)!.AsObject())
            request[key] = value?.DeepClone();
        return (await PostAsync("programs", request)).GetProperty("id").GetInt32();
    }

    private Task RuleAsync(object rule) => PostAsync($"programs/{_program}/earning-rules", rule);

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        var answer = await _api.PostAsJsonAsync($"/api/loyalty/{path}", body);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{path}\n{await answer.Content.ReadAsStringAsync()}");
        return (await answer.JsonAsync()).GetProperty("data");
    }

    private async Task<int> MemberAsync(int program, int customer) =>
        (int)await _store.ScalarAsync($"SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"ProgramId\" = {program} AND \"CustomerId\" = {customer}");

    private async Task<long> BalanceAsync(int program) =>
        await _store.ScalarAsync($"SELECT \"Balance\" FROM \"LoyaltyAccount\" WHERE \"MemberId\" = {await MemberAsync(program, _customer)}");

    private async Task<string> EmailAsync(int customer)
    {
        await using var connection = _store.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT \"Email\" FROM \"Customer\" WHERE \"Id\" = {customer}";
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
