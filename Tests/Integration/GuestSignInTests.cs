using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>What a guest carries over when he signs in: the cart and a friend's link; a guest never has points.</summary>
[TestFixture]
public sealed class GuestSignInTests
{
    private const string Password = "member-demo-1";

    private LoyaltyStore _store = null!;
    private StoreSession _admin = null!;
    private HttpClient _api = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await SharedStores.GetAsync(TestDatabase.Sqlite);
        _admin = await _store.AdminAsync();
        _api = _store.Api();
        var terms = await _admin.SubmitAsync("/Admin/LoyaltyReferralAdmin/Terms?programId=1", "form[action*='/Terms']", "save", ("Enabled", "true"), ("SameIpLimit", "0"));
        Assert.That((int)terms.StatusCode, Is.EqualTo(302), await terms.Content.ReadAsStringAsync());
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        // the store is shared
        await _store.ExecuteAsync("DELETE FROM \"LoyaltyReferralTerms\" WHERE \"ProgramId\" = 1");
        _admin?.Dispose();
        _api?.Dispose();
    }

    [Test]
    public async Task A_guest_who_came_by_a_link_keeps_it_and_the_cart_when_signing_in()
    {
        var (referrer, _) = await CustomerAsync(withAddress: false);
        await PostAsync("programs/1/members", new { customerId = referrer });
        var code = (await PostAsync("referrals/code", new { customerId = referrer })).GetProperty("code").GetString();
        var (friend, email) = await CustomerAsync();

        using var guest = _store.Visitor();
        await guest.Http.GetAsync($"/loyalty/r/{code}");
        await guest.AddToCartAsync(_store.Demo.ProductPath);
        Assert.That((await guest.PageAsync("/cart")).QuerySelectorAll(".loyalty-header-link"), Is.Empty, "guests have no points");
        await guest.SignInAsync(email, Password);

        var cart = await guest.PageAsync("/cart");
        Assert.That(cart.QuerySelector(".totals .loyalty-earn")!.TextContent, Does.Contain("64 points"), "the kettle came along");
        await guest.PlaceOrderAsync();
        Assert.That(await _store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyReferral\" WHERE \"RefereeCustomerId\" = {friend} AND \"StatusId\" = 10"), Is.EqualTo(1));
        Assert.That(guest.Cookies.Select(cookie => cookie.Name), Does.Not.Contain(LoyaltyDefaults.ReferralCookie), "it is used up");
    }

    [Test]
    public async Task What_a_member_reserved_elsewhere_stays_when_the_cart_of_a_guest_joins_his()
    {
        var (customer, email) = await CustomerAsync();
        var member = (await PostAsync("programs/1/members", new { customerId = customer })).GetProperty("id").GetInt32();
        await PostAsync($"members/{member}/transactions", new { points = 1_000, reason = "To begin with" });
        using var first = await _store.SignedInAsync(email, Password);
        await first.AddToCartAsync(_store.Demo.ProductPath);
        await first.SpendAsync(500);

        using var guest = _store.Visitor();
        await guest.AddToCartAsync(_store.Demo.ProductPath);
        await guest.PostFormAsync("/cart", "/loyalty/redeem/points", ("loyaltyPoints", "500"), ("loyaltyPlace", "Cart"));
        Assert.That(await LiveAsync(customer), Is.EqualTo(1), "a guest reserves nothing");
        await guest.SignInAsync(email, Password);

        var cart = await guest.PageAsync("/cart");
        Assert.That(cart.QuerySelectorAll(".loyalty-reservation"), Has.Length.EqualTo(1));
        Assert.That(cart.QuerySelector(".totals .loyalty-earn")!.TextContent, Does.Contain("124 points"), "two kettles, less five dollars");
        await guest.PlaceOrderAsync();
        Assert.That(await _store.ReadNumberAsync($"SELECT \"Balance\" FROM \"LoyaltyAccount\" WHERE \"MemberId\" = {member}"), Is.EqualTo(500 + 124), "spent once");
        Assert.That(await LiveAsync(customer), Is.Zero);
    }

    [Test]
    public async Task A_guest_reads_what_registering_brings_and_has_it_when_he_registers()
    {
        using var guest = _store.Visitor();
        await guest.AddToCartAsync(_store.Demo.ProductPath);
        await guest.PlaceOrderAsync();
        var completed = await guest.PageAsync("/checkout/completed/");
        Assert.That(completed.QuerySelector(".loyalty-guest-order")!.TextContent, Does.Contain("Register with this e-mail and get 64 points for this order."));
        var register = completed.QuerySelector(".loyalty-guest-order a")!.GetAttribute("href")!;

        var email = $"guest{Guid.NewGuid().ToString("N")[..12]}@example.com";
        var answer = await guest.PostFormAsync(register, register, ("FirstName", "Gus"), ("LastName", "Guest"), ("Email", email), ("Password", Password), ("ConfirmPassword", Password));
        Assert.That((int)answer.StatusCode, Is.EqualTo(302), await answer.Content.ReadAsStringAsync());

        var page = await guest.PageAsync("/customer/loyalty");
        Assert.That(page.QuerySelector(".loyalty-balance strong")!.TextContent, Is.EqualTo("64"));
        Assert.That((await guest.PageAsync("/checkout/completed/")).QuerySelector(".loyalty-order-earned")!.TextContent, Does.Contain("You earned 64 points"));
    }

    private Task<long> LiveAsync(int customer) =>
        _store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyRedemption\" WHERE \"CustomerId\" = {customer} AND \"StatusId\" = 10");

    // two who live at one address look like one person
    private async Task<(int, string)> CustomerAsync(bool withAddress = true)
    {
        var email = $"guest{Guid.NewGuid().ToString("N")[..12]}@example.com";
        var customer = await new AdminCustomers(_admin).CreateAsync(email, Password);
        if (withAddress)
            await _store.TamperAsync($"INSERT INTO \"CustomerAddressMapping\" (\"CustomerId\", \"AddressId\") SELECT {customer}, \"BillingAddressId\" FROM \"Customer\" WHERE \"Id\" = {_store.Demo.ShopperId}");
        return (customer, email);
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        var answer = await _api.PostAsJsonAsync($"/api/loyalty/{path}", body);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{path}\n{await answer.Content.ReadAsStringAsync()}");
        return (await answer.JsonAsync()).GetProperty("data");
    }
}
