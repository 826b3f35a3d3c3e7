using System.Globalization;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Media;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Prepares what shoppers see
/// </summary>
public class LoyaltyModelFactory(HowToEarn howToEarn,
    IDateTimeHelper dateTimeHelper,
    ILedgerService ledgerService,
    ILocalizationService localizationService,
    IPictureService pictureService,
    RedeemModelFactory redeemModelFactory,
    IStoreContext storeContext,
    ITierService tierService,
    IWorkContext workContext,
    LoyaltyMessageTemplates messageTemplates,
    LoyaltySettings loyaltySettings,
    PointsOutlook outlook,
    RedemptionOffers redemptionOffers,
    RedemptionTexts redemptionTexts,
    TierPolicies tierPolicies,
    TimeProvider time)
{
    #region Fields

    private const int PICTURE_SIZE = 240;

    #endregion

    #region Utilities

    private async Task PrepareEntriesAsync(MyLoyaltyModel model, LoyaltyProgram program, int memberId, long? beforeVersion, HistoryKind kind)
    {
        model.KindAddress = kind.Address;
        foreach (var choice in HistoryKind.All)
            model.Kinds.Add(new HistoryKindModel { Name = await TextAsync(choice.Text), Address = choice.Address, Shown = choice == kind });

        //one entry more than a page tells whether there is an older page
        var entries = await ledgerService.GetStatementAsync(memberId, LoyaltyDefaults.HistoryPageSize + 1, beforeVersion, kind.Types);
        var shown = entries.Take(LoyaltyDefaults.HistoryPageSize).ToList();
        var lots = await outlook.GetLotsAsync(memberId, shown.Where(entry => entry.Points > 0).Select(entry => entry.Id).ToList());
        foreach (var entry in shown)
        {
            var date = await dateTimeHelper.ConvertToUserTimeAsync(entry.BookedOnUtc, DateTimeKind.Utc);
            var orderId = entry.ReferenceType == LoyaltyDefaults.OrderReference && int.TryParse(entry.ReferenceId, CultureInfo.InvariantCulture, out var order) ? order : 0;
            model.Entries.Add(new LedgerLineModel
            {
                Date = date.ToString("g", CultureInfo.CurrentCulture),
                Type = await localizationService.GetLocalizedEnumAsync(entry.Type),
                Points = Signed(entry.Points),
                Pending = entry is { Points: 0, Pending: not 0 } ? await TextAsync("PendingPoints", Signed(entry.Pending)) : null,
                Debit = entry.Points < 0,
                BalanceAfter = Number(entry.BalanceAfter),
                Description = entry.Description,
                OrderId = orderId,
                Terms = entry.Pending > 0
                    ? model.PendingPoints.FirstOrDefault(pending => pending.OrderId == orderId)?.When
                    : await PrepareTermsAsync(program, lots.GetValueOrDefault(entry.Id))
            });
        }

        model.ShowsOlderPage = beforeVersion.HasValue;
        if (entries.Count > LoyaltyDefaults.HistoryPageSize)
            model.OlderThan = entries[LoyaltyDefaults.HistoryPageSize - 1].Version;
    }

    /// <summary>
    /// What is left of a credit, and until when
    /// </summary>
    private async Task<string> PrepareTermsAsync(LoyaltyProgram program, PointLot lot)
    {
        if (lot is null)
            return null;
        if (lot.Remaining == 0)
            return await TextAsync("Entry.Used");
        if (lot.ExpiresOnUtc is not { } ends)
            return lot.Remaining == lot.Points ? null : await TextAsync("Entry.Left", PointsText.Of(program, lot.Remaining));

        return lot.Remaining == lot.Points
            ? await TextAsync("Entry.Ends", await DateAsync(ends))
            : await TextAsync("Entry.LeftEnds", PointsText.Of(program, lot.Remaining), await DateAsync(ends));
    }

    private async Task<string> NameAsync(LoyaltyTier tier)
    {
        return tier is null ? null : await localizationService.GetLocalizedAsync(tier, entity => entity.Name);
    }

    private async Task PrepareTiersAsync(MyLoyaltyModel model, LoyaltyProgram program, TierProgress progress)
    {
        var terms = progress?.Terms ?? await tierPolicies.GetTermsAsync(program.Id);
        var tiers = await tierService.GetSavedTiersAsync(program.Id);
        var current = progress?.Current ?? tiers.FirstOrDefault();
        var next = progress is null ? tiers.Skip(1).FirstOrDefault() : progress.Next;
        model.Tier = new TierProgressModel { Name = await NameAsync(current), Color = current?.Color, NextName = await NameAsync(next) };
        if (next is not null)
        {
            model.Tier.Missing = await FigureAsync(program, terms, progress?.SpendToNext ?? next.Threshold);
            model.Tier.Percent = progress?.Percent ?? 0;
        }
        if (progress is not null && terms.CountsFrom(time.GetUtcNow().UtcDateTime) is { } from)
            model.Tier.Counted = await TextAsync("Counted", await FigureAsync(program, terms, progress.Figure), await DateAsync(from));
        if (progress?.KeepUntilUtc is { } until)
        {
            model.Tier.Keep = progress.ToKeep > 0
                ? await TextAsync("KeepIf", model.Tier.Name, await DateAsync(until), await FigureAsync(program, terms, progress.ToKeep))
                : await TextAsync("Keep", model.Tier.Name, await DateAsync(until));
        }

        var language = await workContext.GetWorkingLanguageAsync();
        foreach (var tier in tiers.OrderBy(tier => tier.DisplayOrder))
        {
            model.Tiers.Add(new TierStepModel
            {
                Name = await NameAsync(tier),
                Threshold = await FigureAsync(program, terms, tier.Threshold),
                Multiplier = tier.EarnMultiplier.ToString("0.##", CultureInfo.CurrentCulture),
                Color = tier.Color,
                Icon = tier.Icon,
                Benefits = LocalizedText.For(tier.Benefits, language?.Id ?? 0),
                Current = tier.Id == current?.Id
            });
        }
    }

    /// <summary>
    /// Format what tiers are reached by: points are rounded up, so that what is said to be missing is enough
    /// </summary>
    private async Task<string> FigureAsync(LoyaltyProgram program, TierTerms terms, decimal figure)
    {
        return terms.CountsPoints ? PointsText.Of(program, (long)Math.Ceiling(figure)) : await redemptionTexts.GetMoneyAsync(figure);
    }

    private async Task PrepareOutlookAsync(MyLoyaltyModel model, LoyaltyProgram program, PointsAccount account)
    {
        model.Reservations = await redeemModelFactory.PrepareReservationModelsAsync(program, await outlook.GetReservedAsync(account.MemberId));
        foreach (var pending in await outlook.GetPendingAsync(account.MemberId))
        {
            model.PendingPoints.Add(new PointsDateModel
            {
                Points = PointsText.Of(program, pending.Points), When = await FormatPendingAsync(pending), OrderId = pending.OrderId
            });
        }

        foreach (var expiring in await outlook.GetExpiringAsync(program, account, LoyaltyDefaults.ExpiringRows))
            model.ExpiringPoints.Add(new PointsDateModel { Points = PointsText.Of(program, expiring.Points), When = await DateAsync(expiring.OnUtc) });
        if (model.ExpiringPoints.FirstOrDefault() is { } next)
            model.NextExpiry = await TextAsync("NextExpiry", next.Points, next.When);
    }

    private async Task<string> DateAsync(DateTime onUtc)
    {
        return (await dateTimeHelper.ConvertToUserTimeAsync(onUtc, DateTimeKind.Utc)).ToString("D", CultureInfo.CurrentCulture);
    }

    private async Task<string> TextAsync(string key, params object[] arguments)
    {
        return string.Format(CultureInfo.CurrentCulture, await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.MyLoyalty.{key}"), arguments);
    }

    private static void PrepareCard(MyLoyaltyModel model, string cardNumber)
    {
        var code = QrCode.Encode(cardNumber);
        model.CardNumber = cardNumber;
        model.CardCode = code.ToSvgPath();
        model.CardCodeSize = code.Size + 8;
    }

    private static string Signed(long points) => points.ToString("+#,##0;-#,##0;0", CultureInfo.CurrentCulture);

    private static string Number(long value) => PointsText.Number(value);

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the shopper's own loyalty page
    /// </summary>
    /// <param name="programs">The programs that concern the customer in this store, the checkout's own first</param>
    /// <param name="shown">The one to show</param>
    /// <param name="customer">Customer</param>
    /// <param name="kind">Which entries</param>
    /// <param name="beforeVersion">Ledger version to read on from; null for the newest page</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    public async Task<MyLoyaltyModel> PrepareMyLoyaltyModelAsync(IList<CustomerProgram> programs, CustomerProgram shown, Customer customer, long? beforeVersion, HistoryKind kind)
    {
        var (program, member) = (shown.Program, shown.Member);
        var account = member is null ? null : shown.Account ?? new PointsAccount { MemberId = member.Id };
        var model = new MyLoyaltyModel
        {
            ProgramId = program.Id,
            ProgramName = program.Name,
            ProgramAddress = program == programs[0].Program ? null : program.SystemName,
            Look = ProgramLook.Of(program),
            Balance = Number(0),
            Pending = Number(0),
            LifetimePoints = Number(0),
            PointName = PointForms.Word(program),
            LeaderboardOpen = loyaltySettings.LeaderboardEnabled,
            Programs = programs.Select(entry => new ProgramChoiceModel
            {
                Name = entry.Program.Name,
                Address = entry.Program == programs[0].Program ? null : entry.Program.SystemName,
                Balance = PointsText.Of(entry.Program, entry.Account?.Balance ?? 0),
                Shown = entry.Program == program
            }).ToList()
        };
        if (program.PictureId != 0 && await pictureService.GetPictureUrlAsync(program.PictureId, PICTURE_SIZE, showDefaultPicture: false) is { Length: > 0 } picture)
            model.PictureUrl = picture;
        model.WaysToEarn = await howToEarn.PrepareAsync(program, await storeContext.GetCurrentStoreAsync());
        //the checkout spends the points of one program alone
        if (program.RedemptionEnabled && program == programs[0].Program)
        {
            model.Spendable = true;
            model.Rewards = await redeemModelFactory.PrepareRewardModelsAsync(program, account?.Balance ?? 0,
                await redemptionOffers.GetRewardOffersAsync(customer, await storeContext.GetCurrentStoreAsync()));
        }

        model.Mails = (await messageTemplates.GetActiveKindsAsync((await storeContext.GetCurrentStoreAsync()).Id))
            .Select(kind => new MailChoiceModel { Kind = kind, On = member?.Mutes(kind) != true }).ToList();

        if (member is null)
        {
            await PrepareTiersAsync(model, program, null);
            return model;
        }

        PrepareCard(model, member.CardNumber);
        model.Balance = Number(account.Balance);
        if (model.Spendable && account.Balance > 0)
            model.Worth = await redeemModelFactory.FormatWorthAsync(program, account.Balance);
        model.PointName = PointForms.Word(program, account.Balance);
        model.Pending = Number(account.Pending);
        model.LifetimePoints = Number(account.LifetimePoints);
        model.Suspended = member.Status != MemberStatus.Active;
        model.HiddenFromLeaderboard = member.HiddenFromLeaderboard;
        await PrepareTiersAsync(model, program, await tierService.GetProgressAsync(shown.Membership));
        await PrepareOutlookAsync(model, program, account);
        await PrepareEntriesAsync(model, program, member.Id, beforeVersion, kind);
        return model;
    }

    /// <summary>
    /// Put the date or condition into words at which pending points can be spent
    /// </summary>
    /// <param name="pending">Pending points</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the text in the working culture
    /// </returns>
    public async Task<string> FormatPendingAsync(PendingPoints pending)
    {
        var from = pending.FromUtc > time.GetUtcNow().UtcDateTime ? await DateAsync(pending.FromUtc) : null;

        return pending.Until switch
        {
            HoldUntil.Paid => from is null ? await TextAsync("Pending.Paid") : await TextAsync("Pending.PaidAndDate", from),
            HoldUntil.Complete => from is null ? await TextAsync("Pending.Complete") : await TextAsync("Pending.CompleteAndDate", from),
            _ => from is null ? await TextAsync("Pending.Soon") : await TextAsync("Pending.Date", from)
        };
    }

    /// <summary>
    /// Put a number of points into words of the program, for example "64 points"
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="points">Points</param>
    /// <returns>Text in the working culture</returns>
    public string FormatPoints(LoyaltyProgram program, long points)
    {
        return PointsText.Of(program, points);
    }

    #endregion
}
