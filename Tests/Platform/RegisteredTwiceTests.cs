using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Nop.Core.Events;
using Nop.Core.Infrastructure;
using Nop.Services.Localization;
using Nop.Web.Areas.Admin.Factories;

namespace Nop.Plugin.Misc.Loyalty.Tests.Platform;

/// <summary>nopCommerce warns the administrator of every service that plugins register more than once.</summary>
[TestFixture]
public sealed class RegisteredTwiceTests
{
    [Test]
    public async Task No_service_of_the_plugin_is_warned_of()
    {
        var services = new ServiceCollection();
        var startups = typeof(LoyaltyPlugin).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(INopStartup)) && !type.IsAbstract).ToList();
        foreach (var startup in startups.Select(type => (INopStartup)Activator.CreateInstance(type)!).OrderBy(startup => startup.Order))
            startup.ConfigureServices(services, new ConfigurationBuilder().Build());

        Assert.That(services.Count(service => service.ServiceType.Assembly == typeof(LoyaltyPlugin).Assembly), Is.GreaterThan(50));
        Assert.That(await WarningsAsync(services), Is.Empty);
    }

    [Test]
    public async Task Two_registrations_of_one_service_are_warned_of_and_factories_are_not_looked_at()
    {
        var services = new ServiceCollection();
        services.AddScoped<Nop.Plugin.Misc.Loyalty.Services.Imports.IImportKind, Nop.Plugin.Misc.Loyalty.Services.Imports.MemberImport>();
        services.AddScoped<Nop.Plugin.Misc.Loyalty.Services.Imports.IImportKind>(_ => null!);
        Assert.That(await WarningsAsync(services), Is.Empty);

        services.AddScoped<Nop.Plugin.Misc.Loyalty.Services.Imports.IImportKind, Nop.Plugin.Misc.Loyalty.Services.Imports.TransactionImport>();

        Assert.That(await WarningsAsync(services), Is.EqualTo(new[]
        {
            "Nop.Plugin.Misc.Loyalty.Services.Imports.IImportKind in Nop.Plugin.Misc.Loyalty, Nop.Plugin.Misc.Loyalty"
        }));
    }

    private static async Task<string[]> WarningsAsync(IServiceCollection services)
    {
        var texts = new Mock<ILocalizationService>();
        texts.Setup(service => service.GetResourceAsync(It.IsAny<string>())).ReturnsAsync("{0} in {1}");
        var warnings = new SystemWarnings(Mock.Of<IEventPublisher>(), texts.Object, services);

        return (await warnings.PreparePluginsAsync()).Select(warning => warning.Text).ToArray();
    }
}
