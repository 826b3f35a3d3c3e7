using System.Globalization;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Merging;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Customers;
using Nop.Services.Helpers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the page on which a member is merged into another
/// </summary>
public class MergeModelFactory(IAdminStores adminStores,
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    LoyaltyAdminModelFactory memberModelFactory,
    IMemberService memberService,
    IRepository<OrderAward> awardRepository,
    IRepository<PointLot> lotRepository,
    MemberMerge merge,
    PointsOutlook outlook)
{
    #region Methods

    /// <summary>
    /// Prepare the page
    /// </summary>
    /// <param name="source">The member that would be closed</param>
    /// <param name="search">Card number or e-mail address of the other; null before it was looked for</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    public async Task<MergeModel> PrepareAsync(LoyaltyMember source, string search)
    {
        var model = new MergeModel { Source = await memberModelFactory.PrepareMemberModelAsync(source), Search = search?.Trim() };
        if (string.IsNullOrEmpty(model.Search))
            return model;

        var target = await FindAsync(source.ProgramId, model.Search);
        if (target is not null)
            model.Target = await memberModelFactory.PrepareMemberModelAsync(target);
        if (await merge.FindProblemAsync(source, target) is { } problem)
        {
            model.Problem = await GetProblemTextAsync(problem);
            return model;
        }

        model.BalanceAfter = model.Target.Balance + model.Source.Balance;
        model.PendingAfter = model.Target.Pending + model.Source.Pending;
        model.LifetimePointsAfter = model.Target.LifetimePoints + model.Source.LifetimePoints;
        model.Orders = (await awardRepository.GetAllAsync(query => query.Where(award => award.MemberId == source.Id))).Count;
        model.Reservations = (await outlook.GetReservedAsync(source.Id)).Count;
        var lots = await lotRepository.GetAllAsync(query => query.Where(lot => lot.MemberId == source.Id && lot.Remaining > 0));
        foreach (var lot in lots.GroupBy(lot => lot.ExpiresOnUtc).OrderBy(group => group.Key ?? DateTime.MaxValue))
        {
            model.Lots.Add(new MergeLotModel
            {
                Points = PointsText.Number(lot.Sum(part => part.Remaining)),
                ExpiresOn = lot.Key is { } expires ? (await dateTimeHelper.ConvertToUserTimeAsync(expires, DateTimeKind.Utc)).ToString("g", CultureInfo.CurrentCulture) : null
            });
        }

        return model;
    }

    /// <summary>
    /// Put into words why a merge is refused
    /// </summary>
    /// <param name="problem">The refusal</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the text
    /// </returns>
    public async Task<string> GetProblemTextAsync(LoyaltyError problem)
    {
        var key = problem switch
        {
            { Code: LoyaltyErrorCodes.MEMBER_NOT_FOUND } => "NotFound",
            { Code: LoyaltyErrorCodes.MEMBER_INACTIVE } => "TargetInactive",
            { Code: LoyaltyErrorCodes.INVALID_STATE, Field: "redemption" } => "BeingUsed",
            { Code: LoyaltyErrorCodes.INVALID_STATE } => "MergedBefore",
            _ => "SameMember"
        };

        return await localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Merge.Problem.{key}");
    }

    #endregion

    #region Utilities

    private async Task<LoyaltyMember> FindAsync(int programId, string search)
    {
        if (await memberService.GetMemberByCardAsync(search) is { } member)
            return await adminStores.MayAsync(member, false) ? member : null;

        return await customerService.GetCustomerByEmailAsync(search) is { } customer ? await memberService.GetMemberAsync(programId, customer.Id) : null;
    }

    #endregion
}
