using System.Collections.Generic;
using System.Threading.Tasks;
using Nop.Services.Common;
using Nop.Services.Localization;
using Nop.Services.Plugins;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.LoyaltyDemo;

/// <summary>
/// The plugin: a page that makes the demonstration shop. Installing it makes nothing, and uninstalling it leaves the shop's products, customers and orders,
/// which are the store's own by then
/// </summary>
public class LoyaltyDemoPlugin(ILocalizationService localizationService, INopUrlHelper nopUrlHelper) : BasePlugin, IMiscPlugin
{
    /// <summary>Gets the address of the page that makes the shop</summary>
    public override string GetConfigurationPageUrl() => nopUrlHelper.RouteUrl(LoyaltyDemoDefaults.CONFIGURATION_ROUTE_NAME);

    /// <summary>Installs the plugin</summary>
    public override async Task InstallAsync()
    {
        await localizationService.AddOrUpdateLocaleResourceAsync(new Dictionary<string, string>
        {
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.Title"] = "Loyalty demonstration",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.Intro"] = "Fills an empty store with a shop to try the loyalty program in: products, shoppers of every tier, orders in every state, "
                + "rewards and rules. It is not meant for a store that sells: uninstalling this plugin leaves all of it in place.",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.Create"] = "Make the demonstration shop",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.Exists"] = "The demonstration shop is here.",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.ShownOnce"] = "The demonstration shop is ready. The key is shown this once.",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.Shopper"] = "A shopper",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.ShopperId"] = "The shopper's number",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.Password"] = "Password",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.ApiKey"] = "Key to the API",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.History"] = "History",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.History.Intro"] = "Adds members who ordered, earned, spent, lost and gave back points on the days of the last two years, so that the dashboard "
                + "and the leaderboards have something to show. Points run out after a year from then on where they did not run out before.",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.History.Members"] = "Members",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.History.Add"] = "Add two years of history",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.History.Working"] = "{0} of {1} members, {2} orders so far",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.History.Done"] = "Added {0} members with {2} orders.",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.History.Failed"] = "It ended after {0} of {1} members: {3}",
            [$"{LoyaltyDemoDefaults.LOCALE_PREFIX}.History.NotNow"] = "A history is being made already, or there is no demonstration shop yet."
        });

        await base.InstallAsync();
    }

    /// <summary>Uninstalls the plugin</summary>
    public override async Task UninstallAsync()
    {
        await localizationService.DeleteLocaleResourcesAsync(LoyaltyDemoDefaults.LOCALE_PREFIX);

        await base.UninstallAsync();
    }
}
