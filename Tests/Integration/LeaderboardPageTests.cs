using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>The public leaderboard of a program with more members than a part of the page shows.</summary>
[TestFixture]
public sealed class LeaderboardPageTests
{
    private const string Password = "member-demo-1";

    // the store is shared
    private readonly string _name = $"board-{Guid.NewGuid().ToString("N")[..8]}";
    private readonly List<int> _members = [];
    private LoyaltyStore _store = null!;
    private StoreSession _last = null!;
    private HttpClient _api = null!;
    private int _program;

    private string Board => $"/loyalty/leaderboard?program={_name}";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await SharedStores.GetAsync(TestDatabase.Sqlite);
        _api = _store.Api();
        _program = Number(await PostAsync("programs", new { systemName = _name, name = $"Board {_name}", pointName = "leaf", pointNamePlural = "leaves" }));
        using var admin = await _store.AdminAsync();
        var customers = new AdminCustomers(admin);
        for (var place = 0; place <= LoyaltyDefaults.LeaderboardPageSize; place++)
        {
            var email = $"{_name}{place}@example.com";
            _members.Add(Number(await PostAsync($"programs/{_program}/members", new { customerId = await customers.CreateAsync(email, Password) })));
            await EarnAsync(place, 1_000 - place * 10);
            if (place == LoyaltyDefaults.LeaderboardPageSize)
                _last = await _store.SignedInAsync(email, Password);
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _api.DeleteAsync($"/api/loyalty/programs/{_program}");
        _last?.Dispose();
        _api?.Dispose();
    }

    [Test, Order(1)]
    public async Task Who_stands_below_the_list_learns_the_place_and_finds_it_marked_on_the_next_part()
    {
        var first = await _last.PageAsync(Board);
        Assert.That(first.QuerySelector(".loyalty-own-place")!.TextContent, Is.EqualTo("You: place 21 with 800 leaves, 10 leaves behind place 20."));
        Assert.That(first.QuerySelectorAll(".loyalty-board tbody tr"), Has.Length.EqualTo(20));
        Assert.That(first.QuerySelectorAll(".loyalty-board tr.own"), Is.Empty);
        Assert.That(Names(first), Has.All.EqualTo("V*** V."));
        Assert.That(first.QuerySelector(".loyalty-board-rule")!.TextContent, Does.Contain("If points are equal, whoever reached them first stands higher."));

        var second = await _last.PageAsync(first.QuerySelector(".loyalty-board .next-page a")!.GetAttribute("href")!);
        var own = second.QuerySelectorAll(".loyalty-board tbody tr").Single();
        Assert.That(own.GetAttribute("aria-current"), Is.EqualTo("true"));
        Assert.That((own.QuerySelector(".rank")!.TextContent, own.QuerySelector(".name strong")!.TextContent, own.QuerySelector(".points")!.TextContent), Is.EqualTo(("21", "You", "800")));
    }

    [Test, Order(2)]
    public async Task The_button_beside_the_list_takes_a_member_off_it_and_puts_him_back()
    {
        using var visitor = _store.Visitor();
        var answer = await _last.SubmitAsync(Board, ".loyalty-privacy form");
        Assert.That(answer.Headers.Location!.ToString(), Does.Contain("/loyalty/leaderboard").And.Contain(_name));
        Assert.That((await _last.PageAsync(Board)).QuerySelector(".loyalty-own-place")!.TextContent, Does.StartWith("You do not appear"));
        Assert.That((await visitor.PageAsync(Board)).QuerySelector(".loyalty-board .next-page"), Is.Null, "nobody is left for another part");

        await _last.SubmitAsync(Board, ".loyalty-privacy form");
        Assert.That((await visitor.PageAsync(Board)).QuerySelector(".loyalty-board .next-page"), Is.Not.Null);
    }

    [Test, Order(3)]
    public async Task What_is_earned_is_there_at_once_for_everybody()
    {
        using var visitor = _store.Visitor();
        await visitor.PageAsync(Board);
        await _last.PageAsync(Board);

        await EarnAsync(LoyaltyDefaults.LeaderboardPageSize, 5_000);

        Assert.That((await _last.PageAsync(Board)).QuerySelector(".loyalty-own-place")!.TextContent, Is.EqualTo("You: place 1 with 5,800 leaves."));
        Assert.That((await visitor.PageAsync(Board)).QuerySelector(".loyalty-board tbody .points")!.TextContent, Is.EqualTo("5,800"));
    }

    [Test, Order(4)]
    public async Task A_program_that_is_closed_has_no_leaderboard()
    {
        using var visitor = _store.Visitor();
        Assert.That(Programs(await visitor.PageAsync(Board)), Has.Some.EqualTo($"Board {_name}"));

        await _api.DeleteAsync($"/api/loyalty/programs/{_program}");

        Assert.That((await visitor.Http.GetAsync(Board)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(Programs(await visitor.PageAsync("/loyalty/leaderboard")), Has.None.EqualTo($"Board {_name}"));
    }

    private static IEnumerable<string> Names(IHtmlDocument page) => page.QuerySelectorAll(".loyalty-board tbody .name bdi").Select(name => name.TextContent);

    private static IEnumerable<string> Programs(IHtmlDocument page) => page.QuerySelectorAll(".loyalty-programs strong").Select(name => name.TextContent.Trim());

    private Task<JsonElement> EarnAsync(int place, int points) => PostAsync($"members/{_members[place]}/transactions", new { points, reason = "A basket", earning = true });

    private static int Number(JsonElement made) => made.GetProperty("id").GetInt32();

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        var answer = await _api.PostAsJsonAsync($"/api/loyalty/{path}", body);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{path}\n{await answer.Content.ReadAsStringAsync()}");
        return (await answer.JsonAsync()).GetProperty("data");
    }
}
