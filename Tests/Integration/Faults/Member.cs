using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;

/// <summary>A member whom nothing but one test touches.</summary>
public sealed class Member(LoyaltyStore store, StoreSession session, string email, int customerId, int id) : IDisposable
{
    public const string Password = "member-demo-1";

    private readonly List<StoreSession> _sessions = [session];

    /// <summary>Number of the membership.</summary>
    public int Id => id;

    public int CustomerId => customerId;

    public StoreSession Session => session;

    /// <summary>Signs the same customer in once more, on a node.</summary>
    public async Task<StoreSession> SignInAsync(Uri node, string? host = null)
    {
        var another = new StoreSession(node, host);
        await another.SignInAsync(email, Password);
        _sessions.Add(another);
        return another;
    }

    /// <summary>Points that can be spent.</summary>
    public Task<long> PointsAsync() => store.ScalarAsync($"SELECT \"Balance\" FROM \"LoyaltyAccount\" WHERE \"MemberId\" = {id}");

    public Task<long> PendingAsync() => store.ScalarAsync($"SELECT \"Pending\" FROM \"LoyaltyAccount\" WHERE \"MemberId\" = {id}");

    /// <summary>Number of entries of a type, by its number.</summary>
    public Task<long> EntriesAsync(int type) => store.ScalarAsync($"SELECT COUNT(*) FROM \"LoyaltyEntry\" WHERE \"MemberId\" = {id} AND \"TypeId\" = {type}");

    /// <summary>Points that expire at exactly this moment; null is never.</summary>
    public Task<long> ExpiringAsync(string? moment) => store.ScalarAsync(
        $"SELECT SUM(\"Remaining\") FROM \"LoyaltyLot\" WHERE \"MemberId\" = {id} AND \"ExpiresOnUtc\" {(moment is null ? "IS NULL" : $"= '{moment}'")}");

    /// <summary>When the lot that is expiring first does so.</summary>
    public async Task<string> FirstExpiryAsync() => (await store.TextsAsync(
        $"SELECT \"ExpiresOnUtc\" FROM \"LoyaltyLot\" WHERE \"MemberId\" = {id} AND \"ExpiresOnUtc\" IS NOT NULL ORDER BY \"ExpiresOnUtc\""))[0];

    public Task<long> OrdersAsync() => store.ScalarAsync($"SELECT COUNT(*) FROM \"Order\" WHERE \"CustomerId\" = {customerId}");

    public Task<long> RedemptionsAsync(int status) =>
        store.ScalarAsync($"SELECT COUNT(*) FROM \"LoyaltyRedemption\" WHERE \"MemberId\" = {id} AND \"StatusId\" = {status}");

    /// <summary>Points the orders of this member have used.</summary>
    public Task<long> UsedPointsAsync() =>
        store.ScalarAsync($"SELECT SUM(\"UsedPoints\") FROM \"LoyaltyRedemption\" WHERE \"MemberId\" = {id} AND \"StatusId\" = {Redemptions.Confirmed}");

    /// <summary>The newest redemption.</summary>
    public async Task<JsonElement> RedemptionAsync() => (await session.RedemptionsAsync())[0];

    /// <summary>Buys the kettle, with points when some are given; returns the order's number.</summary>
    public async Task<int> BuyAsync(long points = 0, string? card = null)
    {
        await session.AddToCartAsync("/pour-over-kettle");
        if (points > 0)
            await session.SpendAsync(points);
        return await session.PlaceOrderAsync(card);
    }

    public void Dispose()
    {
        foreach (var open in _sessions)
            open.Dispose();
    }
}

/// <summary>Numbers of the states of redemptions.</summary>
public static class Redemptions
{
    public const int Reserved = 10, Claimed = 20, Confirmed = 30, Released = 40, Expired = 50;
}

/// <summary>Numbers of the types of ledger entries.</summary>
public static class Entries
{
    public const int Earn = 10, Redeem = 20, Release = 30, Adjust = 40, Expire = 50, Reverse = 60, Hold = 70, Mature = 80;
}

/// <summary>Looks into the store's database.</summary>
public static class DatabaseReading
{
    /// <summary>The first column of all rows, as text that means the same on all databases.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(this LoyaltyStore store, string sql)
    {
        await store.SettledAsync(sql);
        await using var connection = store.Connect();
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetValue(0) is DateTime time
                ? time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
                : Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? "");
        }
        return texts;
    }

    /// <summary>Whole rows.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RowsAsync(this LoyaltyStore store, string sql)
    {
        await store.SettledAsync(sql);
        await using var connection = store.Connect();
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<JsonElement>();
        while (await reader.ReadAsync())
        {
            rows.Add(JsonSerializer.SerializeToElement(Enumerable.Range(0, reader.FieldCount)
                .ToDictionary(reader.GetName, field => reader.IsDBNull(field) ? null : reader.GetValue(field))));
        }
        return rows;
    }

    /// <summary>Gives a customer an address that nobody else has, and no other.</summary>
    public static async Task MoveOutAsync(this LoyaltyStore store, int customerId)
    {
        const string Same = "\"FirstName\", \"LastName\", \"Email\", \"CountryId\", \"StateProvinceId\", \"City\", \"ZipPostalCode\", \"PhoneNumber\", \"CreatedOnUtc\"";
        var home = $"(SELECT \"BillingAddressId\" FROM \"Customer\" WHERE \"Id\" = {store.Demo.ShopperId})";
        await store.TamperAsync($"INSERT INTO \"Address\" ({Same}, \"Address1\") SELECT {Same}, '{customerId} Lonely Road' FROM \"Address\" WHERE \"Id\" = {home}");
        await store.AlterAsync($"DELETE FROM \"CustomerAddressMapping\" WHERE \"CustomerId\" = {customerId}");
        await store.TamperAsync($"INSERT INTO \"CustomerAddressMapping\" (\"CustomerId\", \"AddressId\") SELECT {customerId}, \"Id\" FROM \"Address\" WHERE \"Address1\" = '{customerId} Lonely Road'");
    }

    /// <summary>The order's total, from the database.</summary>
    public static async Task<decimal> OrderTotalAsync(this LoyaltyStore store, int order) =>
        decimal.Parse((await store.TextsAsync($"SELECT \"OrderTotal\" FROM \"Order\" WHERE \"Id\" = {order}"))[0], CultureInfo.InvariantCulture);
}
