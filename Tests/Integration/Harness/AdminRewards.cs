using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>What an administrator does with rewards, through their own pages.</summary>
public sealed class AdminRewards(StoreSession admin)
{
    public const string CreatePage = "/Admin/LoyaltyReward/Create";

    public const string Form = "#loyalty-reward-form";

    /// <summary>Numbers of the kinds of rewards.</summary>
    public const int ExistingDiscount = 0, OrderAmount = 10, OrderPercentage = 20, FreeShipping = 30, CheaperShipping = 40, Products = 50, Categories = 60;

    /// <summary>Makes a reward with its discount on their common page; returns its number.</summary>
    public async Task<int> CreateAsync(string name, long price, int kind, params (string Name, string Value)[] fields)
    {
        var answer = await admin.SubmitAsync(CreatePage, Form, "save-continue",
            [("Name", name), ("PointsPrice", price.ToString(CultureInfo.InvariantCulture)), ("KindId", kind.ToString(CultureInfo.InvariantCulture)), .. fields]);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        return int.Parse(answer.Headers.Location!.ToString().Split('/')[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>Changes fields of a reward on its page.</summary>
    public async Task EditAsync(int id, params (string Name, string Value)[] changes)
    {
        var answer = await admin.SubmitAsync($"/Admin/LoyaltyReward/Edit/{id}", Form, "save", changes);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
    }

    public async Task DeleteAsync(int id)
    {
        var answer = await admin.PostFormAsync($"/Admin/LoyaltyReward/Edit/{id}", $"/Admin/LoyaltyReward/Delete/{id}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The rewards as the grid shows them, in its order.</summary>
    public async Task<IReadOnlyList<JsonElement>> RowsAsync() => [.. (await new AdminCustomers(admin).RowsAsync("/Admin/LoyaltyReward/List")).EnumerateArray()];

    /// <summary>The row of a reward.</summary>
    public async Task<JsonElement> RowAsync(int id) => (await RowsAsync()).Single(row => row.GetProperty("Id").GetInt32() == id);

    /// <summary>The number that a list on a page has for the text that begins like this.</summary>
    public async Task<string> OptionAsync(string list, string text)
    {
        var options = (await admin.PageAsync(CreatePage)).QuerySelectorAll($"#{list} option");
        var option = options.FirstOrDefault(option => option.TextContent.Trim().StartsWith(text, StringComparison.Ordinal));
        Assert.That(option, Is.Not.Null, $"{list} does not offer {text}");
        return option!.GetAttribute("value")!;
    }
}
