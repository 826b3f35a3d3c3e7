using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Partners;
using static Nop.Plugin.Misc.Loyalty.Tests.Api.ProviderHost;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

/// <summary>How partners come in, what their tokens are good for, and whom they are told about.</summary>
[TestFixture]
public sealed class ProviderAccessTests
{
    private ProviderHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await ProviderHost.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task A_partner_fetches_a_token_with_its_credentials_in_the_form_or_as_basic_authorization()
    {
        var made = await _host.NewPartnerAsync();

        using var answer = await _host.FetchAsync(made.Partner.ClientId, made.Secret);
        var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.That(token.GetProperty("token_type").GetString(), Is.EqualTo("Bearer"));
        Assert.That(token.GetProperty("expires_in").GetInt32(), Is.EqualTo(900));
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);

        using var basic = _host.Client();
        basic.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{made.Partner.ClientId}:{made.Secret}")));
        using var second = await basic.PostAsync(Token, Form(("grant_type", "client_credentials")));
        Assert.That((int)second.StatusCode, Is.EqualTo(200));
    }

    [TestCase("client_credentials", "wrong", 401, "invalid_client")]
    [TestCase("client_credentials", "", 401, "invalid_client")]
    [TestCase("client_credentials", "ls_ü", 401, "invalid_client")]
    [TestCase("password", "right", 400, "unsupported_grant_type")]
    [TestCase("", "right", 400, "invalid_request")]
    public async Task Other_credentials_and_grants_are_refused_as_oauth_says(string grant, string secret, int status, string error)
    {
        var made = await _host.NewPartnerAsync();
        using var client = _host.Client();

        using var answer = await client.PostAsync(Token, Form(("grant_type", grant), ("client_id", made.Partner.ClientId), ("client_secret", secret == "right" ? made.Secret : secret)));

        var body = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), body);
        Assert.That(JsonDocument.Parse(body).RootElement.GetProperty("error").GetString(), Is.EqualTo(error));
        Assert.That(answer.Headers.WwwAuthenticate.Any(), Is.EqualTo(status == 401));
    }

    [Test]
    public async Task Half_of_ones_own_credentials_and_half_of_anothers_open_nothing()
    {
        var (mine, other) = (await _host.NewPartnerAsync(), await _host.NewPartnerAsync());

        using var answer = await _host.FetchAsync(mine.Partner.ClientId, other.Secret);

        Assert.That((int)answer.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task A_token_ends_after_fifteen_minutes()
    {
        using var client = await _host.PartnerAsync();

        _host.Time.Pass(TimeSpan.FromSeconds(899));
        Assert.That((int)(await client.GetAsync(Status)).StatusCode, Is.EqualTo(200));
        _host.Time.Pass(TimeSpan.FromSeconds(1));

        await AssertRefusedAsync(await client.GetAsync(Status), 401, "UNAUTHORIZED");
    }

    [Test]
    public async Task A_token_that_was_changed_in_any_place_is_refused()
    {
        var token = await _host.TokenAsync(await _host.NewPartnerAsync());

        foreach (var place in new[] { 0, token.Length / 3, token.Length / 2, token.Length - 2 })
        {
            using var client = _host.Client(token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..]);
            await AssertRefusedAsync(await client.GetAsync(Status), 401, "UNAUTHORIZED");
        }
    }

    [TestCase("")]
    [TestCase("x")]
    [TestCase("not base64!")]
    [TestCase("lk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_token_is_refused(string token)
    {
        using var client = _host.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");

        await AssertRefusedAsync(await client.GetAsync(Status), 401, "UNAUTHORIZED");
    }

    [Test]
    public async Task A_token_of_another_installation_is_refused()
    {
        await using var other = await ProviderHost.StartAsync();
        await _host.NewPartnerAsync();
        using var client = _host.Client(await other.TokenAsync(await other.NewPartnerAsync()));

        await AssertRefusedAsync(await client.GetAsync(Status), 401, "UNAUTHORIZED");
    }

    [Test]
    public async Task A_token_in_the_place_of_an_api_key_is_none()
    {
        var token = await _host.TokenAsync(await _host.NewPartnerAsync());
        using var client = _host.Client();
        client.DefaultRequestHeaders.Add("X-Api-Key", token);

        await AssertRefusedAsync(await client.GetAsync(Status), 401, "UNAUTHORIZED");
    }

    [Test]
    public async Task A_revoked_partner_is_shut_out_with_the_tokens_it_holds()
    {
        var made = await _host.NewPartnerAsync();
        using var client = _host.Client(await _host.TokenAsync(made));

        await _host.Partners.RevokeAsync(made.Partner.Id, "test");

        await AssertRefusedAsync(await client.GetAsync(Status), 401, "UNAUTHORIZED");
        using var answer = await _host.FetchAsync(made.Partner.ClientId, made.Secret);
        Assert.That((int)answer.StatusCode, Is.EqualTo(401));
        Assert.That(await _host.Partners.RotateSecretAsync(made.Partner.Id, 0, "test"), Is.Null, "a new secret would let it in again");
    }

    [Test]
    public async Task The_secret_before_is_good_for_the_hours_that_were_chosen()
    {
        var made = await _host.NewPartnerAsync();
        var renewed = await _host.Partners.RotateSecretAsync(made.Partner.Id, 2, "test");

        _host.Time.Pass(TimeSpan.FromMinutes(119));
        Assert.That(await StatusOfAsync(made.Secret), Is.EqualTo(200));
        _host.Time.Pass(TimeSpan.FromMinutes(1));
        Assert.That(await StatusOfAsync(made.Secret), Is.EqualTo(401));
        Assert.That(await StatusOfAsync(renewed.Secret), Is.EqualTo(200));

        var last = await _host.Partners.RotateSecretAsync(made.Partner.Id, 0, "test");
        Assert.That(await StatusOfAsync(renewed.Secret), Is.EqualTo(401), "without an overlap it ends at once");
        Assert.That(await StatusOfAsync(last.Secret), Is.EqualTo(200));

        async Task<int> StatusOfAsync(string secret)
        {
            using var answer = await _host.FetchAsync(made.Partner.ClientId, secret);
            return (int)answer.StatusCode;
        }
    }

    [Test]
    public async Task A_partner_of_another_store_gets_no_token_here_and_its_tokens_are_refused()
    {
        var made = await _host.NewPartnerAsync(storeIds: "2");
        _host.StoreId = 2;
        using var client = _host.Client(await _host.TokenAsync(made));
        _host.StoreId = 1;

        using var answer = await _host.FetchAsync(made.Partner.ClientId, made.Secret);

        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("unauthorized_client"));
        await AssertRefusedAsync(await client.GetAsync(Status), 403, "STORE_ISOLATION");
    }

    [Test]
    public async Task Verifying_a_token_reads_no_table_but_the_partners_row_that_the_store_caches()
    {
        var made = await _host.NewPartnerAsync();
        var token = await _host.TokenAsync(made);
        var tokens = new PartnerTokens(new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider(), _host.Time);
        var before = _host.World.Database.Statements;

        Assert.That(tokens.Read(tokens.Create(7)), Is.EqualTo(7));
        Assert.That(tokens.Read(token), Is.Null, "sealed by others");

        Assert.That(_host.World.Database.Statements, Is.EqualTo(before));
    }

    [Test]
    public async Task Nothing_of_a_secret_is_stored_or_logged()
    {
        var made = await _host.NewPartnerAsync();
        await _host.TokenAsync(made);
        var renewed = await _host.Partners.RotateSecretAsync(made.Partner.Id, 1, "test");
        await _host.Partners.UpdateAsync(made.Partner.Id, new() { Name = "Fuel and more", StoreIds = "1" }, "test");

        var stored = JsonSerializer.Serialize(_host.World.Partners.Rows) + JsonSerializer.Serialize(_host.World.Audit.Rows) + string.Join('\n', _host.Log);

        Assert.That(stored, Does.Contain("Fuel and more").And.Not.Contain(made.Secret).And.Not.Contain(renewed.Secret));
        Assert.That(JsonSerializer.Serialize(_host.World.Audit.Rows), Does.Not.Contain(KeyHash.Of(renewed.Secret)));
        Assert.That(_host.World.Audit.Rows.Select(row => row.Action), Is.EqualTo(new[] { "Create", "New secret", "Update" }));
    }

    [Test]
    public async Task Status_names_the_programs_the_partner_may_use_and_the_currency()
    {
        var second = _host.World.Programs.Add(new LoyaltyProgram { SystemName = "second", Name = "Second", PointName = "star", PointNamePlural = "stars", Active = true });
        using var all = await _host.PartnerAsync();
        using var one = await _host.PartnerAsync(programIds: $"{second.Id}");

        var status = await DataAsync(await all.GetAsync(Status));
        Assert.That(status.GetProperty("online").GetBoolean(), Is.True);
        Assert.That(status.GetProperty("currency").GetString(), Is.EqualTo("EUR"));
        Assert.That(status.GetProperty("programs").GetArrayLength(), Is.EqualTo(2));
        var limited = (await DataAsync(await one.GetAsync(Status))).GetProperty("programs");
        Assert.That(limited.EnumerateArray().Select(program => program.GetProperty("program").GetString()), Is.EqualTo(new[] { "second" }));

        _host.World.Settings.Enabled = false;
        Assert.That((await DataAsync(await all.GetAsync(Status))).GetProperty("online").GetBoolean(), Is.False);
    }

    [Test]
    public async Task A_shopper_is_found_by_phone_address_and_card_and_stays_masked()
    {
        var customer = _host.World.Customers.Add(new() { Email = "vera@example.com", FirstName = "Vera", LastName = "Bright", Phone = "+49 (30) 123-45 67", Active = true });
        var member = (await _host.World.Node.MemberService.EnrolAsync(_host.World.Program.Id, customer.Id, "test")).Value;
        using var client = await _host.PartnerAsync();

        foreach (var asked in new[] { """{"phone":"+49 30 1234567"}""", """{"email":"vera@example.com"}""", $$"""{"card":"{{member.CardNumber.ToLowerInvariant()}}"}""" })
        {
            using var answer = await client.PostAsync(Lookup, Json(asked));
            var found = await DataAsync(answer);
            Assert.That(found.GetProperty("loyaltyId").GetString(), Is.EqualTo(member.CardNumber));
            Assert.That(found.GetProperty("name").GetString(), Is.EqualTo("V*** B."));
            Assert.That(found.GetProperty("status").GetString(), Is.EqualTo("active"));
            Assert.That(found.ToString(), Does.Not.Contain("vera@").And.Not.Contain("Vera").And.Not.Contain("1234567"));
        }
    }

    [TestCase("""{}""", 400, "VALIDATION_FAILED", "card")]
    [TestCase("""{"phone":"1","email":"a@b"}""", 400, "VALIDATION_FAILED", "card")]
    [TestCase("""{"phone":"12 ab"}""", 400, "VALIDATION_FAILED", "phone")]
    [TestCase("""{"email":"nobody@example.com"}""", 404, "MEMBER_NOT_FOUND", "email")]
    [TestCase("""{"card":"' OR 1=1 --"}""", 404, "MEMBER_NOT_FOUND", "card")]
    [TestCase("""{"card":"AAAA","program":"no-such"}""", 404, "PROGRAM_NOT_FOUND", "program")]
    [TestCase("""{"card":"\u0000"}""", 400, "VALIDATION_FAILED", "card")]
    [TestCase("""{"card":"A","hidden":1}""", 400, "VALIDATION_FAILED", "hidden")]
    [TestCase("""{"phone":"123456789"}""", 409, "INVALID_STATE", "phone")]
    public async Task A_look_up_that_finds_nobody_says_why_and_names_the_field(string json, int status, string code, string field)
    {
        foreach (var name in new[] { "Ada", "Ida" })
            _host.World.Customers.Add(new() { Email = $"{name}@example.com", FirstName = name, Phone = "123 456 789", Active = true });
        using var client = await _host.PartnerAsync();

        var problem = await AssertRefusedAsync(await client.PostAsync(Lookup, Json(json)), status, code);

        Assert.That(problem.GetProperty("errors").TryGetProperty(field, out _), Is.True, problem.ToString());
    }

    [Test]
    public async Task A_registered_customer_who_is_looked_up_joins_unless_the_program_is_joined_by_hand()
    {
        _host.World.Customers.Add(new() { Email = "ida@example.com", Active = true });
        using var client = await _host.PartnerAsync();
        _host.World.Program.Enrolment = Enrolment.ByHand;
        _host.World.Programs.Update(_host.World.Program);
        await AssertRefusedAsync(await client.PostAsync(Lookup, Json("""{"email":"ida@example.com"}""")), 404, "MEMBER_NOT_FOUND");

        _host.World.Program.Enrolment = default;
        _host.World.Programs.Update(_host.World.Program);

        await DataAsync(await client.PostAsync(Lookup, Json("""{"email":"ida@example.com"}""")));
        Assert.That(_host.World.Members.Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_card_of_a_program_that_the_partner_may_not_use_is_not_known()
    {
        var member = await _host.World.NewMemberAsync();
        var second = _host.World.Programs.Add(new LoyaltyProgram { SystemName = "second", Name = "Second", Active = true });
        using var client = await _host.PartnerAsync(programIds: $"{second.Id}");

        await AssertRefusedAsync(await client.PostAsync(Lookup, Json($$"""{"card":"{{member.CardNumber}}"}""")), 404, "MEMBER_NOT_FOUND");
        await AssertRefusedAsync(await client.PostAsync(Lookup, Json($$"""{"card":"{{member.CardNumber}}","program":"{{_host.World.Program.SystemName}}"}""")), 404, "PROGRAM_NOT_FOUND");
    }

    [Test]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_read()
    {
        using var client = await _host.PartnerAsync();

        await AssertRefusedAsync(await client.PostAsync(Lookup, Json($$"""{"card":"{{new string('x', 2_000_000)}}"}""")), 413, "PAYLOAD_TOO_LARGE");
    }

    internal static async Task<JsonElement> DataAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), body);
        return JsonDocument.Parse(body).RootElement.GetProperty("data");
    }

    internal static async Task<JsonElement> AssertRefusedAsync(HttpResponseMessage answer, int status, string code)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), body);
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code), body);
        return problem;
    }
}
