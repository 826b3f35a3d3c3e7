using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Nop.Web.Framework;
using Nop.Web.Framework.Mvc.Routing;
using Nop.Web.Infrastructure;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// The plugin's routes
/// </summary>
public class RouteProvider : BaseRouteProvider, IRouteProvider
{
    #region Methods

    /// <summary>
    /// Register routes
    /// </summary>
    /// <param name="endpointRouteBuilder">Route builder</param>
    public void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder)
    {
        var lang = GetLanguageRoutePattern();

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.ConfigurationRouteName,
            pattern: "Admin/Loyalty/Configure",
            defaults: new { controller = "LoyaltyAdmin", action = "Configure", area = AreaNames.ADMIN });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.RequirementRouteName,
            pattern: "Admin/Loyalty/Requirement",
            defaults: new { controller = "LoyaltyReward", action = "Requirement", area = AreaNames.ADMIN });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.MyLoyaltyRouteName,
            pattern: $"{lang}/customer/loyalty",
            defaults: new { controller = "Loyalty", action = "MyLoyalty" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.HistoryRouteName,
            pattern: $"{lang}/customer/loyalty/history",
            defaults: new { controller = "Loyalty", action = "History" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.LeaderboardVisibilityRouteName,
            pattern: $"{lang}/customer/loyalty/leaderboard",
            defaults: new { controller = "Loyalty", action = "LeaderboardVisibility" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.MailsRouteName,
            pattern: $"{lang}/customer/loyalty/mails",
            defaults: new { controller = "Loyalty", action = "Mails" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.MailLinkRouteName,
            pattern: $"{lang}/loyalty/mail/{{link}}",
            defaults: new { controller = "LoyaltyMail", action = "Link" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.LeaderboardRouteName,
            pattern: $"{lang}/loyalty/leaderboard",
            defaults: new { controller = "Loyalty", action = "Leaderboard" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.ProductPointsRouteName,
            pattern: $"{lang}/loyalty/product/{{productId:min(0)}}/points",
            defaults: new { controller = "LoyaltyProduct", action = "Points" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.ReferralRouteName,
            pattern: $"{lang}/loyalty/r/{{code}}",
            defaults: new { controller = "LoyaltyReferral", action = "Landing" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.RedeemPointsRouteName,
            pattern: $"{lang}/loyalty/redeem/points",
            defaults: new { controller = "LoyaltyRedemption", action = "ApplyPoints" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.RedeemRewardRouteName,
            pattern: $"{lang}/loyalty/redeem/reward",
            defaults: new { controller = "LoyaltyRedemption", action = "ApplyReward" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.RedeemRemoveRouteName,
            pattern: $"{lang}/loyalty/redeem/remove",
            defaults: new { controller = "LoyaltyRedemption", action = "Remove" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.LineTakeRouteName,
            pattern: $"{lang}/loyalty/take/{{productId:int}}/{{points:long}}",
            defaults: new { controller = "LoyaltyLine", action = "Take" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.LinePointsRouteName,
            pattern: $"{lang}/loyalty/line/{{id:int}}/points/{{points:long}}",
            defaults: new { controller = "LoyaltyLine", action = "PayWithPoints" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.LineMoneyRouteName,
            pattern: $"{lang}/loyalty/line/{{id:int}}/money",
            defaults: new { controller = "LoyaltyLine", action = "PayWithMoney" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.RedeemBoxRouteName,
            pattern: $"{lang}/loyalty/redeem/box",
            defaults: new { controller = "LoyaltyRedemption", action = "Box" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.SessionIdentifyRouteName,
            pattern: $"{lang}/loyalty/session/identify",
            defaults: new { controller = "LoyaltySessionCart", action = "Identify" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.SessionAcceptRouteName,
            pattern: $"{lang}/loyalty/session/accept",
            defaults: new { controller = "LoyaltySessionCart", action = "Accept" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.SessionDeclineRouteName,
            pattern: $"{lang}/loyalty/session/decline",
            defaults: new { controller = "LoyaltySessionCart", action = "Decline" });

        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDefaults.SessionLeaveRouteName,
            pattern: $"{lang}/loyalty/session/leave",
            defaults: new { controller = "LoyaltySessionCart", action = "Leave" });
    }

    #endregion

    #region Properties

    /// <summary>
    /// Gets a priority of route provider
    /// </summary>
    public int Priority => 0;

    #endregion
}
