using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>The admin pages that make, limit and shut out partners, and what these can do in a whole store.</summary>
[TestFixture(TestDatabase.PostgreSql)]
public sealed partial class PartnerPageTests(TestDatabase database)
{
    private const string Phone = "+1 (555) 010-77.31";

    private LoyaltyStore _store = null!;
    private StoreSession _admin = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await SharedStores.GetAsync(database);
        _admin = await _store.AdminAsync();
    }

    [OneTimeTearDown]
    public void Stop() => _admin?.Dispose();

    [Test]
    public async Task A_partner_works_with_the_secret_that_is_shown_once_until_it_is_shut_out()
    {
        var (clientId, secret) = await CreateAsync("Fuel stop");
        var row = (await RowsAsync()).EnumerateArray().Single(candidate => candidate.GetProperty("ClientId").GetString() == clientId);
        Assert.That((await RowsAsync()).ToString(), Does.Not.Contain(secret));
        var path = $"/Admin/LoyaltyPartner/Edit/{row.GetProperty("Id").GetInt32()}";
        Assert.That((await _admin.PageAsync(path)).DocumentElement.OuterHtml, Does.Contain(clientId).And.Not.Contain(secret));

        using var partner = await SignInAsync(clientId, secret);
        using (var status = await partner.GetAsync("/api/loyalty/provider/status"))
            Assert.That((await status.JsonAsync()).GetProperty("data").GetProperty("online").GetBoolean(), Is.True);

        await _admin.PostFormAsync(path, path.Replace("Edit", "Revoke"));
        using var refused = await partner.GetAsync("/api/loyalty/provider/status");
        await refused.AssertProblemAsync(401, "UNAUTHORIZED");
        var audit = await _store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyAudit\" WHERE \"EntityName\" = 'LoyaltyPartner' AND \"EntityId\" = {row.GetProperty("Id").GetInt32()}");
        Assert.That(audit, Is.EqualTo(2), "made and revoked");
    }

    [Test]
    public async Task A_new_secret_is_shown_and_the_one_before_stays_good_for_the_hours_that_were_typed()
    {
        var (clientId, secret) = await CreateAsync("Bakery");
        var id = (await RowsAsync()).EnumerateArray().Single(candidate => candidate.GetProperty("ClientId").GetString() == clientId).GetProperty("Id").GetInt32();

        var renewed = SecretOf(await _admin.PostFormAsync($"/Admin/LoyaltyPartner/Edit/{id}", $"/Admin/LoyaltyPartner/RotateSecret/{id}", ("overlapHours", "3")));
        Assert.That(renewed.Secret, Is.Not.EqualTo(secret));
        (await SignInAsync(clientId, secret)).Dispose();
        (await SignInAsync(clientId, renewed.Secret)).Dispose();

        foreach (var hours in new[] { "-1", "721", "soon", "" })
        {
            using var answer = await _admin.PostFormAsync($"/Admin/LoyaltyPartner/Edit/{id}", $"/Admin/LoyaltyPartner/RotateSecret/{id}", ("overlapHours", hours));
            Assert.That((int)answer.StatusCode, Is.EqualTo(302), $"\"{hours}\" makes no secret");
        }
        (await SignInAsync(clientId, secret)).Dispose();
    }

    [Test]
    public async Task A_partner_finds_a_shopper_by_the_phone_number_as_the_account_spells_it()
    {
        var email = $"kiosk{Guid.NewGuid().ToString("N")[..12]}@example.com";
        var shopper = await new AdminCustomers(_admin).CreateAsync(email, "member-demo-1");
        await _store.ExecuteAsync($"UPDATE \"Customer\" SET \"Phone\" = '{Phone}' WHERE \"Id\" = {shopper}");
        var (clientId, secret) = await CreateAsync("Kiosk");
        using var partner = await SignInAsync(clientId, secret);

        foreach (var asked in new[] { """{"phone":"1-555-010-7731"}""", $$"""{"email":"{{email}}"}""" })
        {
            using var answer = await partner.PostAsync("/api/loyalty/provider/customers/lookup", new StringContent(asked, Encoding.UTF8, "application/json"));
            var found = (await answer.JsonAsync()).GetProperty("data");
            Assert.That(found.GetProperty("loyaltyId").GetString(), Is.Not.Empty);
            Assert.That(found.ToString(), Does.Not.Contain(email).And.Not.Contain("7731"));
        }
    }

    [TestCase("", "1")]
    [TestCase("No such store", "4711")]
    public async Task A_form_with_faults_makes_no_partner(string name, string storeId)
    {
        var before = (await RowsAsync()).GetArrayLength();

        using var answer = await _admin.PostFormAsync("/Admin/LoyaltyPartner/Create", "/Admin/LoyaltyPartner/Create", ("Name", name), ("SelectedStoreIds", storeId));

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("validation-summary-errors").And.Not.Contain("loyalty-partner-secret"));
        Assert.That((await RowsAsync()).GetArrayLength(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_contract_is_served_as_a_document_of_its_own()
    {
        using var anybody = new HttpClient { BaseAddress = _store.Address };

        var document = JsonDocument.Parse(await anybody.GetStringAsync("/api/doc/provider.json")).RootElement;

        Assert.That(document.GetProperty("paths").TryGetProperty("/api/loyalty/provider/token", out _), Is.True);
    }

    private async Task<(string ClientId, string Secret)> CreateAsync(string name) =>
        SecretOf(await _admin.PostFormAsync("/Admin/LoyaltyPartner/Create", "/Admin/LoyaltyPartner/Create", ("Name", name)));

    private static (string ClientId, string Secret) SecretOf(HttpResponseMessage answer)
    {
        var text = answer.Content.ReadAsStringAsync().Result;
        var page = new HtmlParser().ParseDocument(text);
        var secret = page.QuerySelector("#loyalty-partner-secret")?.TextContent;
        Assert.That(secret, Does.StartWith("ls_"), text);
        return (page.QuerySelector("#loyalty-partner-client")!.TextContent, secret!);
    }

    private async Task<HttpClient> SignInAsync(string clientId, string secret)
    {
        var http = new HttpClient { BaseAddress = _store.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/loyalty/provider/token") { Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{secret}")));
        using var answer = await http.SendAsync(request);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.JsonAsync()).GetProperty("access_token").GetString());
        return http;
    }

    private async Task<JsonElement> RowsAsync()
    {
        using var answer = await _admin.PostFormAsync("/Admin/LoyaltyPartner/Create", "/Admin/LoyaltyPartner/List", ("draw", "1"), ("start", "0"), ("length", "500"));
        return (await answer.JsonAsync()).GetProperty("Data");
    }
}
