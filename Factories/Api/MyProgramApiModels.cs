using System.Globalization;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Json;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories.Api;

/// <summary>Prepares what the API tells a customer about himself.</summary>
public class MyProgramApiModels(CustomerPrograms programs, ILocalizationService localization, PointsOutlook outlook, ITierService tiers)
{
    /// <summary>The store's programs that concern a customer, with his membership.</summary>
    /// <param name="customer">The customer; null for a guest.</param>
    /// <param name="storeId">The store.</param>
    public async Task<IReadOnlyList<MyProgramModel>> PrepareAsync(Customer customer, int storeId)
    {
        var models = new List<MyProgramModel>();
        foreach (var entry in await programs.GetAsync(customer, storeId))
            models.Add(await PrepareAsync(entry, spendsInCheckout: models.Count == 0));
        return models;
    }

    /// <summary>One of those programs; null when none is called so.</summary>
    public async Task<MyProgramModel> PrepareAsync(Customer customer, int storeId, string name)
    {
        var found = await FindAsync(customer, storeId, name);
        return found is null ? null : await PrepareAsync(found, (await programs.GetAsync(customer, storeId))[0].Program.Id == found.Program.Id);
    }

    /// <summary>What a customer can spend in the checkout; null where the store has no program.</summary>
    public async Task<MyBalanceModel> PrepareBalanceAsync(Customer customer, int storeId)
    {
        return (await programs.GetAsync(customer, storeId)).FirstOrDefault() is { } entry
            ? new MyBalanceModel(entry.Program.Id, entry.Account?.Balance ?? 0, entry.Account?.Pending ?? 0)
            : null;
    }

    /// <summary>Finds one of those programs by its system name or number; null when none is called so.</summary>
    public async Task<CustomerProgram> FindAsync(Customer customer, int storeId, string name) => (await programs.GetAsync(customer, storeId))
        .FirstOrDefault(entry => entry.Program.SystemName == name.ToLowerInvariant() || entry.Program.Id.ToString(CultureInfo.InvariantCulture) == name);

    private async Task<MyProgramModel> PrepareAsync(CustomerProgram entry, bool spendsInCheckout) => new()
    {
        Id = entry.Program.Id,
        SystemName = entry.Program.SystemName,
        Name = entry.Program.Name,
        PointName = entry.Program.PointName,
        PointNamePlural = entry.Program.PointNamePlural,
        PointSymbol = entry.Program.PointSymbol,
        Color = entry.Program.Color,
        AccentColor = entry.Program.AccentColor,
        SpendsInCheckout = spendsInCheckout,
        Member = entry.Membership is null ? null : await PrepareMemberAsync(entry.Program, entry.Membership)
    };

    private async Task<MyMembershipModel> PrepareMemberAsync(LoyaltyProgram program, Membership membership)
    {
        var member = membership.Member;
        var account = membership.Account ?? new PointsAccount { MemberId = member.Id };
        var progress = await tiers.GetProgressAsync(membership);
        var expiry = account.Balance > 0 ? (await outlook.GetExpiringAsync(program, account, 1)).FirstOrDefault() : null;

        return new MyMembershipModel
        {
            Id = member.Id,
            CardNumber = member.CardNumber,
            Status = ApiJson.FieldName(member.Status.ToString()),
            Balance = account.Balance,
            Pending = account.Pending,
            LifetimePoints = account.LifetimePoints,
            Tier = await NameAsync(progress.Current),
            NextTier = progress.Next is null ? null : new MyNextTierModel(await NameAsync(progress.Next), progress.Next.Threshold, progress.SpendToNext),
            Progress = progress.Percent,
            NextExpiry = expiry is null ? null : new MyExpiryModel(expiry.Points, DateTime.SpecifyKind(expiry.OnUtc, DateTimeKind.Utc)),
            EnrolledOnUtc = DateTime.SpecifyKind(member.EnrolledOnUtc, DateTimeKind.Utc)
        };
    }

    /// <summary>The name in the language that the customer reads the store in.</summary>
    private async Task<string> NameAsync(LoyaltyTier tier) => tier is null ? null : await localization.GetLocalizedAsync(tier, row => row.Name);
}
