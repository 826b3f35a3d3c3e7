using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Json;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Factories.Api;

/// <summary>Prepares what the API answers about points.</summary>
public class PointsApiModelFactory(ILedgerService ledger, Memberships memberships, ITierService tiers)
{
    /// <summary>Prepares a customer's points and tier.</summary>
    public async Task<PointsModel> PreparePointsAsync(LoyaltyProgram program, int customerId)
    {
        var membership = (await memberships.GetAsync(customerId)).FirstOrDefault(row => row.Member.ProgramId == program.Id);
        var member = membership?.Member;
        var account = membership?.Account ?? new PointsAccount();
        var progress = membership is null ? await ProgressOfStrangerAsync(program) : await tiers.GetProgressAsync(membership);

        return new PointsModel
        {
            CustomerId = customerId,
            Points = account.Balance,
            Pending = account.Pending,
            Tier = progress.Current?.Name,
            LifetimeSpend = account.LifetimeSpend,
            LifetimePoints = account.LifetimePoints,
            NextTier = progress.Next is null ? null : new NextTierModel(progress.Next.Name, progress.Next.Threshold, progress.SpendToNext),
            CardNumber = member?.CardNumber,
            Status = member is null ? null : ApiJson.FieldName(member.Status.ToString()),
            Program = new ProgramModel(program.Id, program.Name, program.PointName, program.PointNamePlural)
        };
    }

    /// <summary>Prepares the outcome of a redemption.</summary>
    public async Task<RedeemModel> PrepareRedeemAsync(LoyaltyMember member, LedgerReceipt receipt)
    {
        // spending changes no tier
        var tier = (await tiers.GetSavedTiersAsync(member.ProgramId)).FirstOrDefault(row => row.Id == member.TierId) ?? (await tiers.GetProgressAsync(member)).Current;
        return new RedeemModel
        {
            CustomerId = member.CustomerId,
            // from the entry, not from the account: a repeated call gets the first answer again
            Points = receipt.Entry.BalanceAfter,
            Redeemed = -receipt.Entry.Points,
            Tier = tier?.Name,
            LifetimeSpend = receipt.Account.LifetimeSpend,
            Transaction = PrepareTransaction(receipt.Entry)
        };
    }

    /// <summary>Prepares members with their figures.</summary>
    public async Task<IReadOnlyList<MemberModel>> PrepareMembersAsync(IList<LoyaltyMember> found)
    {
        var accounts = await ledger.GetAccountsAsync(found.Select(member => member.Id).ToList());
        var names = new Dictionary<int, string>();
        foreach (var programId in found.Select(member => member.ProgramId).Distinct())
        {
            foreach (var tier in await tiers.GetSavedTiersAsync(programId))
                names[tier.Id] = tier.Name;
        }

        return found.Select(member => new MemberModel
        {
            Id = member.Id,
            ProgramId = member.ProgramId,
            CustomerId = member.CustomerId,
            CardNumber = member.CardNumber,
            Status = ApiJson.FieldName(member.Status.ToString()),
            StatusReason = member.StatusReason,
            MergedIntoId = member.MergedIntoId,
            ExternalId = member.ExternalId,
            ExternalType = member.ExternalType,
            Tier = names.GetValueOrDefault(member.TierId ?? 0),
            Balance = accounts[member.Id].Balance,
            Pending = accounts[member.Id].Pending,
            LifetimePoints = accounts[member.Id].LifetimePoints,
            LifetimeSpend = accounts[member.Id].LifetimeSpend,
            EnrolledOnUtc = DateTime.SpecifyKind(member.EnrolledOnUtc, DateTimeKind.Utc)
        }).ToList();
    }

    /// <summary>Prepares a line of the ledger.</summary>
    public TransactionModel PrepareTransaction(LedgerEntry entry) => new()
    {
        Id = entry.Id,
        Version = entry.Version,
        Type = ApiJson.FieldName(entry.Type.ToString()),
        Points = entry.Points,
        BalanceAfter = entry.BalanceAfter,
        Description = entry.Description,
        ReferenceType = EntryReference.Told(entry.ReferenceType),
        ReferenceId = entry.ReferenceId,
        EventOnUtc = DateTime.SpecifyKind(entry.EventOnUtc, DateTimeKind.Utc),
        BookedOnUtc = DateTime.SpecifyKind(entry.BookedOnUtc, DateTimeKind.Utc)
    };

    private async Task<TierProgress> ProgressOfStrangerAsync(LoyaltyProgram program)
    {
        var all = await tiers.GetSavedTiersAsync(program.Id);
        var first = all.FirstOrDefault();
        var next = all.Skip(1).FirstOrDefault();
        return new TierProgress(first, next, 0, next?.Threshold ?? 0, 0);
    }
}
