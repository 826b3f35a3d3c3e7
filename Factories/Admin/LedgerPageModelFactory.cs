using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Customers;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Web.Framework.Models.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the searches of members, transactions and the audit log
/// </summary>
public class LedgerPageModelFactory(AuditScope auditScope,
    GridOptions options,
    IAuditService auditService,
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    IMemberService memberService,
    ITierService tierService,
    LedgerEntryModelFactory entryModelFactory,
    LedgerSearch ledgerSearch,
    TimeProvider time)
{
    #region Fields

    private const int FIRST_DAYS = 30;

    private static readonly HashSet<string> _actions = AuditActions.All.Select(AuditActions.ResourceOf).ToHashSet();

    #endregion

    #region Utilities

    /// <summary>
    /// Who acted, as it is stored, whose e-mail address an admin types
    /// </summary>
    private async Task<string> ToActorAsync(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || !text.Contains('@'))
            return text?.Trim();

        return await customerService.GetCustomerByEmailAsync(text.Trim()) is { } customer ? $"customer:{customer.Id}" : text.Trim();
    }

    private async Task<string> ToTextAsync(string actor, IDictionary<string, string> known)
    {
        if (known.TryGetValue(actor, out var text))
            return text;

        return known[actor] = actor.Split(':') is ["customer" or "admin", var id] && int.TryParse(id, CultureInfo.InvariantCulture, out var customerId)
            ? (await customerService.GetCustomerByIdAsync(customerId))?.Email ?? actor
            : actor;
    }

    //what older versions wrote has no text: it is shown as it is
    private async Task<string> ToActionAsync(string action)
    {
        var name = AuditActions.ResourceOf(action);

        return _actions.Contains(name) ? await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Audit.Action.{name}") : action;
    }

    private async Task<string> ToKindAsync(string entityName)
    {
        return AuditActions.Subjects.Contains(entityName)
            ? await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Audit.Kind.{entityName}")
            : entityName;
    }

    private async IAsyncEnumerable<AuditEntryModel> PrepareAuditAsync(IEnumerable<AuditEntry> entries)
    {
        var known = new Dictionary<string, string>();
        foreach (var entry in entries)
        {
            yield return new AuditEntryModel
            {
                Id = entry.Id,
                On = await dateTimeHelper.ConvertToUserTimeAsync(entry.OnUtc, DateTimeKind.Utc),
                Actor = await ToTextAsync(entry.Actor, known),
                Action = await ToActionAsync(entry.Action),
                Subject = $"{await ToKindAsync(entry.EntityName)} {(entry.EntityId > 0 ? entry.EntityId : null)}".TrimEnd(),
                OldValue = entry.OldValue,
                NewValue = entry.NewValue
            };
        }
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the search of members
    /// </summary>
    public async Task<MemberSearchModel> PrepareMemberSearchModelAsync()
    {
        var all = await options.AllAsync();
        var model = new MemberSearchModel
        {
            AvailablePrograms = (await options.ProgramsAsync()).Prepend(all).ToList(),
            AvailableStatuses = (await options.EnumAsync<MemberStatus>()).Prepend(all).ToList(),
            AvailableSorts = await options.SortsAsync(GridSort.Newest, GridSort.Oldest, GridSort.MostPoints, GridSort.MostEarned)
        };
        model.AvailableTiers.Add(all);
        foreach (var program in model.AvailablePrograms.Skip(1))
        {
            foreach (var tier in await tierService.GetTiersAsync(int.Parse(program.Value, CultureInfo.InvariantCulture)))
            {
                model.AvailableTiers.Add(new SelectListItem(model.AvailablePrograms.Count > 2 ? $"{program.Text}: {tier.Name}" : tier.Name,
                    tier.Id.ToString(CultureInfo.InvariantCulture)));
            }
        }
        model.SetGridPageSize();
        return model;
    }

    /// <summary>
    /// Prepare the search of transactions; the last month at first
    /// </summary>
    public async Task<LedgerPageSearchModel> PrepareLedgerSearchModelAsync()
    {
        var today = (await dateTimeHelper.ConvertToUserTimeAsync(time.GetUtcNow().UtcDateTime, DateTimeKind.Utc)).Date;
        var model = new LedgerPageSearchModel
        {
            AvailablePrograms = await options.ProgramsAsync(),
            AvailableTypes = (await options.EnumAsync<LedgerEntryType>()).Prepend(await options.AllAsync()).ToList(),
            AvailableSorts = await options.SortsAsync(GridSort.Newest, GridSort.Oldest, GridSort.MostPoints, GridSort.FewestPoints),
            SearchFrom = today.AddDays(-FIRST_DAYS)
        };
        model.SetGridPageSize();
        return model;
    }

    /// <summary>
    /// Prepare what a search of transactions looks for
    /// </summary>
    public async Task<LedgerQuery> PrepareQueryAsync(LedgerPageSearchModel searchModel)
    {
        //"order 17" and "order:17" name an order; a word alone names all of its kind
        var reference = searchModel.SearchReference?.Split([' ', ':'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return new LedgerQuery
        {
            ProgramId = searchModel.SearchProgramId,
            Member = searchModel.SearchMember,
            Type = searchModel.SearchTypeId == 0 ? null : (LedgerEntryType)searchModel.SearchTypeId,
            ReferenceType = reference.ElementAtOrDefault(0)?.ToLowerInvariant(),
            ReferenceId = reference.ElementAtOrDefault(1),
            FromUtc = await options.ToUtcAsync(searchModel.SearchFrom),
            BeforeUtc = await options.ToUtcAsync(searchModel.SearchTo, 1),
            Sort = (GridSort)searchModel.SearchSortId
        };
    }

    /// <summary>
    /// Prepare a page of transactions
    /// </summary>
    public async Task<LedgerListModel> PrepareLedgerListModelAsync(LedgerPageSearchModel searchModel)
    {
        var entries = await ledgerSearch.FindAsync(await PrepareQueryAsync(searchModel), searchModel.Page - 1, searchModel.PageSize);
        var rows = await entryModelFactory.PrepareAsync(entries);
        var known = new Dictionary<int, string>();
        foreach (var row in rows)
        {
            if (!known.TryGetValue(row.MemberId, out var name))
            {
                var member = await memberService.GetMemberByIdAsync(row.MemberId);
                known[row.MemberId] = name = member is null ? null : (await customerService.GetCustomerByIdAsync(member.CustomerId))?.Email ?? member.CardNumber;
            }
            row.Member = name;
        }
        return new LedgerListModel().PrepareToGrid(searchModel, entries, () => rows);
    }

    /// <summary>
    /// Prepare the search of the audit log
    /// </summary>
    public async Task<AuditSearchModel> PrepareAuditSearchModelAsync()
    {
        var model = new AuditSearchModel
        {
            AvailableActions = [await options.AllAsync(string.Empty)],
            AvailableEntityNames = [await options.AllAsync(string.Empty)],
            AvailableSorts = await options.SortsAsync(GridSort.Newest, GridSort.Oldest)
        };
        foreach (var action in AuditActions.All)
            model.AvailableActions.Add(new SelectListItem(await ToActionAsync(action), action));
        foreach (var name in AuditActions.Subjects)
            model.AvailableEntityNames.Add(new SelectListItem(await ToKindAsync(name), name));
        model.SetGridPageSize();
        return model;
    }

    /// <summary>
    /// Prepare a page of the audit log
    /// </summary>
    public async Task<AuditListModel> PrepareAuditListModelAsync(AuditSearchModel searchModel)
    {
        var entries = await auditService.FindAsync(new AuditQuery
        {
            Actor = await ToActorAsync(searchModel.SearchActor),
            Action = searchModel.SearchAction,
            EntityName = searchModel.SearchEntityName,
            EntityId = searchModel.SearchEntityId,
            FromUtc = await options.ToUtcAsync(searchModel.SearchFrom),
            BeforeUtc = await options.ToUtcAsync(searchModel.SearchTo, 1),
            Limit = await auditScope.LimitAsync(),
            OldestFirst = searchModel.SearchSortId == (int)GridSort.Oldest
        }, searchModel.Page - 1, searchModel.PageSize);
        return await new AuditListModel().PrepareToGridAsync(searchModel, entries, () => PrepareAuditAsync(entries));
    }

    #endregion
}
