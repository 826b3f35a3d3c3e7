using System.Net;
using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>What an administrator does with customers, roles and permissions, through their own pages.</summary>
public sealed class AdminCustomers(StoreSession admin)
{
    /// <summary>Makes a customer role and returns its number.</summary>
    public async Task<int> CreateRoleAsync(string name)
    {
        const string Page = "/Admin/CustomerRole/Create";
        return await CreatedAsync(await admin.SubmitAsync(Page, $"form[action='{Page}']", "save-continue", ("Name", name)));
    }

    /// <summary>Makes a registered customer who also has the given roles, and returns the number.</summary>
    public async Task<int> CreateAsync(string email, string password, params int[] roles)
    {
        const string Page = "/Admin/Customer/Create";
        var page = await admin.PageAsync(Page);
        var registered = page.QuerySelectorAll("#SelectedCustomerRoleIds option").First(option => option.TextContent == "Registered").GetAttribute("value")!;
        var chosen = roles.Select(role => role.ToString()).Prepend(registered).Select(role => ("SelectedCustomerRoleIds", role));
        return await CreatedAsync(await admin.SubmitAsync(Page, $"form[action='{Page}']", "save-continue",
            [("Email", email), ("Password", password), ("FirstName", "Vera"), ("LastName", "View"), ("Active", "true"), .. chosen]));
    }

    /// <summary>Allows a role what it was not allowed before.</summary>
    public async Task AllowAsync(int role, params string[] permissions)
    {
        const string Page = "/Admin/Security/Permissions";
        var answer = await admin.SubmitAsync(Page, $"form[action='{Page}']", "save", [.. permissions.Select(permission => ($"allow_{role}", permission))]);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The names of the roles that the customer's page shows as chosen.</summary>
    public async Task<IReadOnlyList<string>> RolesAsync(int customerId)
    {
        var page = await admin.PageAsync($"/Admin/Customer/Edit/{customerId}");
        return [.. page.QuerySelectorAll("#SelectedCustomerRoleIds option[selected]").Select(option => option.TextContent)];
    }

    /// <summary>Reads a page of an admin grid: its rows.</summary>
    public async Task<JsonElement> RowsAsync(string action, params (string, string)[] filters)
    {
        var answer = await admin.PostFormAsync("/Admin/LoyaltyApiKey/Create", action, [("draw", "1"), ("start", "0"), ("length", "500"), .. filters]);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("Data").Clone();
    }

    // "save and continue" leads to the edit page, whose address ends with the number
    private static async Task<int> CreatedAsync(HttpResponseMessage answer)
    {
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        return int.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }
}
