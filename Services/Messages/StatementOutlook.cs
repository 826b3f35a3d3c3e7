using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Catalog;
using Nop.Services.Customers;
using Nop.Services.Directory;
using Nop.Services.Helpers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Services.Messages;

/// <summary>
/// Says in a mail what comes next for a member: what runs out, and the way to the next tier
/// </summary>
public class StatementOutlook(CurrencySettings currencySettings,
    ICurrencyService currencyService,
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    IPriceFormatter priceFormatter,
    ITierService tierService,
    PointsOutlook outlook)
{
    /// <summary>
    /// Puts it into words
    /// </summary>
    /// <returns>What runs out next, the name of the tier, and the tier with the way to the next one</returns>
    public async Task<(string Expiring, string Tier, string NextTier)> DescribeAsync(LoyaltyProgram program, LoyaltyMember member, PointsAccount account, MailWriting writing)
    {
        var expiring = (await outlook.GetExpiringAsync(program, account, 1)).FirstOrDefault() is { } lot
            ? await TextAsync("NextExpiry", writing, Points(program, lot.Points, writing), await DayAsync(lot.OnUtc, member, writing))
            : await TextAsync("NoExpiry", writing);
        // where there is one tier alone, nobody climbs
        if ((await tierService.GetSavedTiersAsync(program.Id)).Count <= 1)
            return (expiring, string.Empty, string.Empty);

        var progress = await tierService.GetProgressAsync(member);
        var way = progress.Next is { } next
            ? await TextAsync("Progress", writing, await FigureAsync(program, progress, writing), await NameAsync(next, writing))
            : await TextAsync("HighestTier", writing);
        var name = await NameAsync(progress.Current, writing);

        return (expiring, name, $"{name}: {way}");
    }

    private async Task<string> DayAsync(DateTime onUtc, LoyaltyMember member, MailWriting writing)
    {
        var zone = await dateTimeHelper.GetCustomerTimeZoneAsync(await customerService.GetCustomerByIdAsync(member.CustomerId));

        return TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(onUtc, DateTimeKind.Utc), zone).ToString("D", writing.Culture);
    }

    /// <summary>
    /// What tiers are reached by: points are rounded up, so that what is said to be missing is enough
    /// </summary>
    private async Task<string> FigureAsync(LoyaltyProgram program, TierProgress progress, MailWriting writing)
    {
        if (progress.Terms is { CountsPoints: true })
            return Points(program, (long)Math.Ceiling(progress.SpendToNext), writing);

        return await priceFormatter.FormatPriceAsync(progress.SpendToNext, true, await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId), writing.LanguageId, true, false);
    }

    private static string Points(LoyaltyProgram program, long points, MailWriting writing)
    {
        return PointForms.Of(program, points, writing.Culture);
    }

    private async Task<string> NameAsync(LoyaltyTier tier, MailWriting writing)
    {
        return tier is null ? string.Empty : await localizationService.GetLocalizedAsync(tier, row => row.Name, writing.LanguageId);
    }

    private async Task<string> TextAsync(string key, MailWriting writing, params object[] arguments)
    {
        return string.Format(writing.Culture, await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.MyLoyalty.{key}", writing.LanguageId), arguments);
    }
}
