using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.ComponentModel;
using Nop.Core.Configuration;
using Nop.Services.Authentication;
using Nop.Services.Cms;
using Nop.Services.Common;
using Nop.Services.Configuration;
using Nop.Services.Events;
using Nop.Services.Gdpr;
using Nop.Services.Helpers;
using Nop.Services.Logging;
using Nop.Services.Messages;
using Nop.Services.ScheduleTasks;
using Nop.Services.Security;
using Nop.Services.Stores;
using TaskScheduler = Nop.Services.ScheduleTasks.TaskScheduler;

namespace Nop.Services.Infrastructure;

/// <summary>Registers the services around customers, rights, texts, messages and plugins, all settings and all event consumers.</summary>
public class SystemServicesStartup : INopStartup
{
    public int Order => 2000;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IEventPublisher, EventPublisher>();
        services.AddSingleton<ITaskScheduler, TaskScheduler>();
        services.AddTransient<IScheduleTaskRunner, ScheduleTaskRunner>();

        services.AddScoped<IAddressService, AddressService>();
        services.AddScoped<IAuthenticationService, CookieAuthenticationService>();
        services.AddScoped<ICustomerRegistrationService, CustomerRegistrationService>();
        services.AddScoped<ICustomerService, CustomerService>();
        services.AddScoped<IGdprService, GdprService>();
        services.AddScoped<IDateTimeHelper, DateTimeHelper>();
        services.AddScoped<IEmailAccountService, EmailAccountService>();
        services.AddScoped<IEncryptionService, EncryptionService>();
        services.AddScoped<IGenericAttributeService, GenericAttributeService>();
        services.AddScoped<ILanguageService, LanguageService>();
        services.AddScoped<ILocalizationService, LocalizationService>();
        services.AddScoped<ILocalizedEntityService, LocalizedEntityService>();
        services.AddScoped<ILogger, DefaultLogger>();
        services.AddScoped<IMessageTemplateService, MessageTemplateService>();
        services.AddScoped<IMessageTokenProvider, MessageTokenProvider>();
        services.AddScoped<INotificationService, NotificationService>();
        services.AddScoped<IPermissionService, PermissionService>();
        services.AddScoped(typeof(IPluginManager<>), typeof(PluginManager<>));
        services.AddScoped<IPluginService, PluginService>();
        services.AddScoped<IQueuedEmailService, QueuedEmailService>();
        services.AddScoped<IScheduleTaskService, ScheduleTaskService>();
        services.AddScoped<ISettingService, SettingService>();
        services.AddScoped<IStoreMappingService, StoreMappingService>();
        services.AddScoped<IStoreService, StoreService>();
        services.AddScoped<ITokenizer, Tokenizer>();
        services.AddScoped<IUploadService, UploadService>();
        services.AddScoped<IWidgetPluginManager, WidgetPluginManager>();
        services.AddScoped<IWorkflowMessageService, WorkflowMessageService>();
        services.AddScoped<INewsLetterSubscriptionService, NewsLetterSubscriptionService>();

        KeepListsAsText<int>();
        KeepListsAsText<string>();

        var typeFinder = Singleton<ITypeFinder>.Instance;
        foreach (var type in typeFinder.FindClassesOfType<ISettings>())
            services.AddScoped(type, provider => LoadSettings(provider, type));

        foreach (var consumer in typeFinder.FindClassesOfType(typeof(IConsumer<>)))
            RegisterConsumer(services, consumer);
    }

    public void Configure(IApplicationBuilder application)
    {
    }

    private static void KeepListsAsText<T>() =>
        TypeDescriptor.AddAttributes(typeof(List<T>), new TypeConverterAttribute(typeof(GenericListTypeConverter<T>)));

    private static ISettings LoadSettings(IServiceProvider provider, Type type)
    {
        var store = DataSettingsManager.IsDatabaseInstalled() ? provider.GetRequiredService<IStoreContext>().GetCurrentStore() : null;

        return provider.GetRequiredService<ISettingService>().LoadSetting(type, store?.Id ?? 0);
    }

    private static void RegisterConsumer(IServiceCollection services, Type consumer)
    {
        var contracts = consumer.GetInterfaces()
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConsumer<>));
        foreach (var contract in contracts)
            services.AddScoped(contract, consumer);
    }
}
