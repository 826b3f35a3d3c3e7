using System.Globalization;
using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>What an administrator does with discounts, through their own pages.</summary>
public sealed class AdminDiscounts(StoreSession admin)
{
    /// <summary>nopCommerce's numbers of what a discount is taken off.</summary>
    public const int OrderTotal = 1, Products = 2, Categories = 5, Shipping = 10, OrderSubTotal = 20;

    /// <summary>Makes an active discount that needs a coupon code; returns its id.</summary>
    public async Task<int> CreateAsync(string code, int type, params (string Name, string Value)[] fields)
    {
        var answer = await admin.PostFormAsync("/Admin/Discount/Create", "/Admin/Discount/Create", [("save-continue", "save"), ("Name", code),
            ("DiscountTypeId", type.ToString()), ("IsActive", "true"), ("RequiresCouponCode", "true"), ("CouponCode", code), ("LimitationTimes", "1"), .. fields]);
        var location = answer.Headers.Location?.ToString();
        Assert.That(location, Does.Contain("/Edit/"), await answer.Content.ReadAsStringAsync());
        return int.Parse(location!.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>Assigns a discount to the product with this name.</summary>
    public Task AddProductAsync(int id, string name) => AddTargetAsync(id, "Product", name);

    /// <summary>Assigns a discount to the category with this name.</summary>
    public Task AddCategoryAsync(int id, string name) => AddTargetAsync(id, "Category", name);

    /// <summary>Numbers of the orders that used a discount.</summary>
    public async Task<IReadOnlyList<int>> UsedByAsync(int id)
    {
        var answer = await admin.PostFormAsync($"/Admin/Discount/Edit/{id}", "/Admin/Discount/UsageHistoryList",
            ("DiscountId", id.ToString()), ("Start", "0"), ("Length", "100"), ("Draw", "1"));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("Data").EnumerateArray().Select(row => row.GetProperty("OrderId").GetInt32()).ToList();
    }

    private async Task AddTargetAsync(int id, string kind, string name)
    {
        var page = $"/Admin/Discount/{kind}AddPopup?discountId={id}&Search{kind}Name={Uri.EscapeDataString(name)}";
        var choice = (await admin.PageAsync(page)).QuerySelector($"input[name=Selected{kind}Ids]");
        Assert.That(choice, Is.Not.Null, $"no {kind} {name}");
        var answer = await admin.PostFormAsync(page, $"/Admin/Discount/{kind}AddPopup",
            ("save", "save"), ("DiscountId", id.ToString()), ($"Selected{kind}Ids", choice!.GetAttribute("value")!));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
    }
}
