using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Imports;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// What grids find, as files
/// </summary>
public class LoyaltyGridController(AdminPageServices page,
    RedemptionModelFactory redemptionModelFactory,
    RewardModelFactory rewardModelFactory,
    RuleModelFactory ruleModelFactory,
    LedgerFiles files,
    LedgerPageModelFactory pageModelFactory,
    LedgerSearch ledgerSearch,
    MemberSearch memberSearch,
    ReferralModelFactory referralModelFactory) : LoyaltyAreaController(page, "Grids")
{
    #region Fields

    private const int PART = 500;

    #endregion

    #region Utilities

    /// <summary>
    /// Writes all pages of a grid
    /// </summary>
    /// <param name="name">Name of the file</param>
    /// <param name="search">What is looked for</param>
    /// <param name="read">Reads a page</param>
    /// <param name="columns">Resource of each column's title, after the plugin's prefix, and its value</param>
    private RecordFile File<TSearch, TRow>(string name, TSearch search, Func<TSearch, Task<IEnumerable<TRow>>> read, params (string Title, Func<TRow, object> Value)[] columns)
        where TSearch : BaseSearchModel
    {
        return new RecordFile(name, async file =>
        {
            var titles = new List<object>();
            foreach (var (title, _) in columns)
                titles.Add(await PluginTextAsync(title));
            await file.WriteAsync([.. titles]);

            search.Start = 0;
            search.Length = PART;
            for (var rows = (await read(search)).ToList(); rows.Count > 0; rows = (await read(search)).ToList())
            {
                foreach (var row in rows)
                    await file.WriteAsync([.. columns.Select(column => column.Value(row))]);
                await file.FlushAsync();
                if (rows.Count < PART)
                    return;
                search.Start += PART;
            }
        });
    }

    #endregion

    #region Methods

    /// <summary>
    /// Download the members a search finds; the file can be imported
    /// </summary>
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> Members(MemberSearchModel search)
    {
        var page = 0;
        var programIds = await Stores.GetProgramIdsAsync();
        return new RecordFile("loyalty-members", writer => files.WriteMembersAsync(writer, async () => await memberSearch.FindAsync(
            search.SearchProgramId, search.SearchEmail, search.SearchName, search.SearchCardNumber, search.SearchTierId,
            search.SearchStatusId == 0 ? null : (MemberStatus)search.SearchStatusId, page++, PART, GridSort.Oldest, programIds)));
    }

    /// <summary>
    /// Download the transactions a search finds, in the order they were booked; the file can be imported
    /// </summary>
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyProgram>("search.SearchProgramId")]
    public async Task<IActionResult> Entries(LedgerPageSearchModel search)
    {
        var limit = await ledgerSearch.LimitAsync(await pageModelFactory.PrepareQueryAsync(search));
        return new RecordFile("loyalty-transactions", writer => files.WriteTransactionsAsync(writer, search.SearchProgramId, limit));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public IActionResult Redemptions(RedemptionSearchModel search)
    {
        return File("loyalty-redemptions", search, async model => (await redemptionModelFactory.PrepareRedemptionListModelAsync(model)).Data,
            ("Redemptions.Fields.CreatedOn", row => row.CreatedOn), ("Redemptions.Fields.Member", row => row.Member), ("Redemptions.Fields.Store", row => row.Store),
            ("Redemptions.Fields.Name", row => row.Name), ("Redemptions.Fields.Points", row => row.Points), ("Redemptions.Fields.Worth", row => row.Worth),
            ("Redemptions.Fields.Used", row => row.Used), ("Redemptions.Fields.Order", row => row.OrderNumber), ("Redemptions.Fields.Status", row => row.Status),
            ("Redemptions.Fields.Reason", row => row.Reason));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public IActionResult Rewards(RewardSearchModel search)
    {
        return File("loyalty-rewards", search, async model => (await rewardModelFactory.PrepareRewardListModelAsync(model)).Data,
            ("Rewards.Fields.Name", row => row.Name), ("Rewards.Fields.Program", row => row.Program), ("Rewards.Fields.PointsPrice", row => row.PointsPrice),
            ("Rewards.Discount", row => row.Gives), ("Rewards.Fields.Left", row => row.Left), ("Rewards.Fields.Tiers", row => row.Tiers), ("Rewards.Dates", row => row.Dates),
            ("Rewards.Fields.Active", row => row.Active));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public IActionResult Rules(RuleSearchModel search)
    {
        return File("loyalty-rules", search, async model => (await ruleModelFactory.PrepareRuleListModelAsync(model)).Data,
            ("Rules.Fields.Name", row => row.Name), ("Rules.Fields.ProgramId", row => row.Program), ("Rules.Fields.Trigger", row => row.Trigger), ("Rules.What", row => row.Award),
            ("Rules.Fields.Version", row => row.Version), ("Rules.Fields.Public", row => row.Public), ("Rules.Fields.Active", row => row.Active));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public IActionResult Referrals(ReferralSearchModel search)
    {
        return File("loyalty-referrals", search, async model => (await referralModelFactory.PrepareListModelAsync(model)).Data,
            ("Referrals.Fields.CreatedOn", row => row.CreatedOn), ("Members.Fields.Program", row => row.Program), ("Referrals.Fields.Referrer", row => row.Referrer),
            ("Referrals.Fields.Referee", row => row.Referee), ("Referrals.Fields.Status", row => row.Status), ("Redemptions.Fields.Reason", row => row.Reason),
            ("Referrals.Fields.IpAddress", row => row.IpAddress));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public IActionResult Audit(AuditSearchModel search)
    {
        return File("loyalty-audit", search, async model => (await pageModelFactory.PrepareAuditListModelAsync(model)).Data,
            ("Audit.Fields.On", row => row.On), ("Audit.Fields.Actor", row => row.Actor), ("Audit.Fields.Action", row => row.Action), ("Audit.Fields.Subject", row => row.Subject),
            ("Audit.Fields.OldValue", row => row.OldValue), ("Audit.Fields.NewValue", row => row.NewValue));
    }

    #endregion
}
