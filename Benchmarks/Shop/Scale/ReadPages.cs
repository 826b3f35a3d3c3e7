using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Benchmarks.Shop.Scale;

/// <summary>What people and programs open: as the administrator, as a member with a generated ledger, and through the API.</summary>
internal sealed class ReadPages : IDisposable
{
    private const string Card = "S000000000000500";
    private readonly StoreSession _admin;
    private readonly StoreSession _member;
    private readonly HttpClient _api;

    private ReadPages(StoreSession admin, StoreSession member, HttpClient api, long memberId, long customerId)
    {
        _admin = admin;
        _member = member;
        _api = api;
        All =
        [
            ("My loyalty", () => PageAsync(_member, "/customer/loyalty")),
            ("API me", () => PageAsync(_member, "/api/loyalty/me")),
            ("API points", () => ApiAsync($"points/{customerId}")),
            ("API history", () => ApiAsync($"members/{memberId}/transactions")),
            ("API leaderboard by balance", () => ApiAsync("leaderboard?top=20")),
            ("API leaderboard by lifetime points", () => ApiAsync("leaderboard?top=20&by=lifetime")),
            ("API members, first page", () => ApiAsync("programs/1/members")),
            ("API member by card", () => ApiAsync($"members/by-card/{Card}")),
            ("Admin members, first page", () => GridAsync("LoyaltyMember/List", "LoyaltyMember/List")),
            ("Admin members, by card", () => GridAsync("LoyaltyMember/List", "LoyaltyMember/List", ("SearchCardNumber", Card))),
            ("Admin members, by e-mail", () => GridAsync("LoyaltyMember/List", "LoyaltyMember/List", ("SearchEmail", "member500@example.com"))),
            ("Admin member", () => PageAsync(_admin, $"/Admin/LoyaltyMember/Edit/{memberId}")),
            ("Admin member's ledger", () => GridAsync($"LoyaltyMember/Edit/{memberId}", "LoyaltyMember/LedgerList", ("MemberId", memberId.ToString()))),
            ("Admin dashboard", () => PageAsync(_admin, "/Admin/LoyaltyDashboard/Index")),
            ("Admin transactions", () => GridAsync("LoyaltyLedger/Entries", "LoyaltyLedger/Entries", ("SearchProgramId", "1"), ("SearchFrom", $"{DateTime.UtcNow.AddDays(-30):yyyy-MM-dd}"))),
            ("Admin audit log", () => GridAsync("LoyaltyLedger/Audit", "LoyaltyLedger/Audit")),
            ("Admin programs", () => GridAsync("LoyaltyProgram/List", "LoyaltyProgram/List")),
            ("Admin program", () => PageAsync(_admin, "/Admin/LoyaltyProgram/Edit/1")),
            ("Admin tiers", () => PageAsync(_admin, "/Admin/Loyalty/Configure")),
            ("Admin rules", () => GridAsync("LoyaltyRule/List", "LoyaltyRule/List")),
            ("Admin rewards", () => GridAsync("LoyaltyReward/List", "LoyaltyReward/List")),
            ("Admin redemptions", () => GridAsync("LoyaltyRedemptionAdmin/List", "LoyaltyRedemptionAdmin/List")),
            ("Admin referrals", () => GridAsync("LoyaltyReferralAdmin/List", "LoyaltyReferralAdmin/List"))
        ];
    }

    public IReadOnlyList<(string Name, Func<Task> Read)> All { get; }

    public static async Task<ReadPages> SignInAsync(LoyaltyStore store)
    {
        var memberId = await store.ReadNumberAsync($"SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"CardNumber\" = '{Card}'");
        var customerId = await store.ReadNumberAsync($"SELECT \"CustomerId\" FROM \"LoyaltyMember\" WHERE \"Id\" = {memberId}");
        await store.ExecuteAsync($"""
            INSERT INTO "CustomerPassword" ("CustomerId", "Password", "PasswordFormatId", "PasswordSalt", "CreatedOnUtc")
            SELECT {customerId}, "Password", "PasswordFormatId", "PasswordSalt", "CreatedOnUtc" FROM "CustomerPassword" WHERE "CustomerId" = {store.Demo.ShopperId}
            """);
        var admin = await store.AdminAsync();
        await admin.PostFormAsync("/Admin/Setting/AllSettings", "/Admin/Setting/SettingAdd", ("Name", "loyaltysettings.apipermitlimit"), ("Value", "10000000"));
        // as the hourly task does
        await admin.PostFormAsync("/Admin/LoyaltyDashboard/Index", "/Admin/LoyaltyDashboard/Recompute", ("programId", "1"));
        return new ReadPages(admin, await store.SignedInAsync("member500@example.com", store.Demo.ShopperPassword), store.Api(), memberId, customerId);
    }

    public void Dispose()
    {
        _admin.Dispose();
        _member.Dispose();
        _api.Dispose();
    }

    private static async Task PageAsync(StoreSession session, string path) =>
        (await session.Http.GetAsync(path)).EnsureSuccessStatusCode();

    private async Task ApiAsync(string path) => (await _api.GetAsync($"/api/loyalty/{path}")).EnsureSuccessStatusCode();

    private readonly Dictionary<string, string> _tokens = [];

    // the grid's rows alone: the page around them is asked for once
    private async Task GridAsync(string page, string grid, params (string, string)[] fields)
    {
        if (!_tokens.TryGetValue(page, out var token))
            _tokens[page] = token = await _admin.AntiforgeryTokenAsync($"/Admin/{page}");
        var answer = await _admin.PostAsync($"/Admin/{grid}", [("start", "0"), ("length", "15"), ("draw", "1"), .. fields, ("__RequestVerificationToken", token)]);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync();
        if (!text.Contains("recordsTotal", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"{grid} answered {text[..Math.Min(300, text.Length)]}");
    }
}
