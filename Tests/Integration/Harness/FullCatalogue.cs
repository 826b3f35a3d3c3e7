using Nop.Core.Domain.Catalog;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>A category page with more products than the demonstration shop has.</summary>
public static class FullCatalogue
{
    /// <summary>The category whose page is full.</summary>
    public const string Path = "/desk-paper";

    private const string Like = "MUG-STONE";
    private const string Added = "FULL-PAGE";

    private static readonly Type[] _stored = [typeof(int), typeof(decimal), typeof(bool), typeof(string), typeof(DateTime)];

    /// <summary>Lets the page show so many products, copies of one that the shop has.</summary>
    public static async Task FillPageAsync(this LoyaltyStore store, int products)
    {
        var columns = typeof(Product).GetProperties().Where(property => _stored.Contains(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
            && property.Name is not (nameof(Product.Id) or nameof(Product.Sku))).Select(property => $"\"{property.Name}\"").ToList();
        var numbers = string.Join(" UNION ALL ", Enumerable.Range(1, products).Select(number => $"SELECT {number} AS n"));
        await store.ExecuteAsync($"INSERT INTO \"Product\" (\"Sku\", {string.Join(", ", columns)}) SELECT '{Added}', {string.Join(", ", columns.Select(column => $"p.{column}"))} FROM \"Product\" p CROSS JOIN ({numbers}) copies WHERE p.\"Sku\" = '{Like}'");
        var category = "(SELECT \"EntityId\" FROM \"UrlRecord\" WHERE \"EntityName\" = 'Category' AND \"Slug\" = 'desk-paper')";
        await store.ExecuteAsync($"INSERT INTO \"ProductCategory\" (\"ProductId\", \"CategoryId\", \"IsFeaturedProduct\", \"DisplayOrder\") SELECT \"Id\", {category}, (1 = 0), 0 FROM \"Product\" WHERE \"Sku\" = '{Added}'");
        await store.ExecuteAsync($"UPDATE \"Category\" SET \"PageSize\" = {products} WHERE \"Id\" = {category}");
        await store.ForgetAsync();
    }

    /// <summary>Gives every product that was added a price in points: a fixed one, one that follows the price, or one that only points pay.</summary>
    public static async Task PriceFullPageAsync(this LoyaltyStore store)
    {
        await store.ExecuteAsync($"""
            INSERT INTO "LoyaltyProduct" ("ProgramId", "ProductId", "PointsPrice", "FollowRate", "PointsOnly", "PayableWithPoints", "EarningId", "EarnMultiplier", "UpdatedOnUtc")
            SELECT 1, "Id", CASE WHEN "Id" % 3 = 0 THEN 0 ELSE 500 END, CASE WHEN "Id" % 3 = 0 THEN 10 ELSE 0 END, "Id" % 3 = 1, (1 = 1), 0, 1, '2026-01-01 00:00:00'
            FROM "Product" WHERE "Sku" = '{Added}'
            """);
        await store.ForgetAsync();
    }

    /// <summary>Takes the products that were added away again.</summary>
    public static async Task EmptyPageAsync(this LoyaltyStore store)
    {
        var added = $"(SELECT \"Id\" FROM \"Product\" WHERE \"Sku\" = '{Added}')";
        await store.ExecuteAsync($"DELETE FROM \"LoyaltyProduct\" WHERE \"ProductId\" IN {added}");
        await store.ExecuteAsync($"DELETE FROM \"ProductCategory\" WHERE \"ProductId\" IN {added}");
        await store.ExecuteAsync($"DELETE FROM \"Product\" WHERE \"Sku\" = '{Added}'");
        await store.ForgetAsync();
    }
}
