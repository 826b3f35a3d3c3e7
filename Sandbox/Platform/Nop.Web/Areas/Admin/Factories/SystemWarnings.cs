using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Events;
using Nop.Services.Events;
using Nop.Services.Localization;
using Nop.Web.Areas.Admin.Models.Common;

namespace Nop.Web.Areas.Admin.Factories;

public class SystemWarnings(IEventPublisher eventPublisher, ILocalizationService localizationService, IServiceCollection services)
{
    private static readonly string[] _ownAssemblies = ["Nop.Core", "Nop.Data", "Nop.Services", "Nop.Web", "Nop.Web.Framework"];

    /// <summary>All warnings, those of plugins too</summary>
    public async Task<IList<SystemWarningModel>> PrepareAllAsync()
    {
        var asked = new SystemWarningCreatedEvent();
        await eventPublisher.PublishAsync(asked);

        return [.. await PreparePluginsAsync(), .. asked.SystemWarnings];
    }

    /// <summary>Services that plugins register more than once: of these only the last is used by whoever asks for one</summary>
    public async Task<IList<SystemWarningModel>> PreparePluginsAsync()
    {
        var format = await localizationService.GetResourceAsync("Admin.System.Warnings.PluginsOverrideSameService");
        return services
            .Where(service => service.ServiceType.FullName?.StartsWith("Nop.", StringComparison.Ordinal) == true
                && !service.ServiceType.FullName.StartsWith(typeof(IConsumer<>).FullName!, StringComparison.Ordinal))
            //as in nopCommerce, what a factory or an instance stands for is not looked at
            .Where(service => !service.IsKeyedService && service.ImplementationType is not null)
            .Select(service => (Service: service.ServiceType.FullName, Assembly: service.ImplementationType.Assembly.GetName().Name))
            .Where(service => !_ownAssemblies.Any(own => service.Assembly.StartsWith(own, StringComparison.OrdinalIgnoreCase)))
            .GroupBy(service => service.Service, service => service.Assembly)
            .Where(registered => registered.Count() > 1)
            .Select(registered => new SystemWarningModel
            {
                Level = SystemWarningLevel.Warning,
                Text = string.Format(format, registered.Key, string.Join(", ", registered))
            })
            .ToList();
    }
}
