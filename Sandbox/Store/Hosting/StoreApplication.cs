using System.Net;
using System.Net.Sockets;
using Autofac.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Serialization;
using Nop.Core.Configuration;
using Nop.Core.Events;
using Nop.Data.Configuration;
using Sandbox.Store.Installation;
using Sandbox.Store.Measuring;

namespace Sandbox.Store.Hosting;

/// <summary>One run of the store, from the command line to the end of the process</summary>
public static class StoreApplication
{
    public static async Task<int> RunAsync(StoreOptions options)
    {
        if (IsPortTaken(options.Port))
        {
            Console.Error.WriteLine(StartupFailure.PortTaken(options));
            return 1;
        }

        try
        {
            DataFolder.Prepare(options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The data folder {options.DataFolder} cannot be written: {exception.Message}");
            return 1;
        }

        using var log = new StoreLog(options.DataFolder);
        try
        {
            if (options.Published)
                options = InstalledDatabase.Read(options);
            if (options is { Published: true, Connection: null or "" })
                return await InstallPage.RunAsync(options, log);

            await using var application = Build(options, log);
            return await RunAsync(application, options);
        }
        catch (Exception exception)
        {
            log.Write($"Start failed: {exception}");
            Console.Error.WriteLine(StartupFailure.Describe(exception, options));
            return 1;
        }
    }

    /// <summary>Known before the work of a first start, not after it</summary>
    private static bool IsPortTaken(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static async Task<int> RunAsync(WebApplication application, StoreOptions options)
    {
        var firstStart = new FirstStart(application.Services, options);
        if (!options.Published)
            await firstStart.PrepareRecordsAsync();

        EngineContext.Current.ConfigureRequestPipeline(application);
        await using (var scope = WorkScope.Begin(application.Services))
            await scope.Services.GetRequiredService<IEventPublisher>().PublishAsync(new AppStartedEvent());

        if (!options.Published)
        {
            if (await firstStart.UploadPluginsAsync())
                return WebHelper.RESTART_EXIT_CODE;

            await firstStart.SeedAsync();
            Supervisor.WatchSupervisor(application.Lifetime);
        }
        await application.StartAsync();
        StartNotes.Print(options);
        await firstStart.AddHistoryAsync();
        await application.WaitForShutdownAsync();
        return Environment.ExitCode;
    }

    internal static WebApplication Build(StoreOptions options, StoreLog log)
    {
        PluginCosts.IsOn = options.Measure;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(StoreApplication).Assembly.GetName().Name,
            ContentRootPath = options.DataFolder,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            EnvironmentName = Environments.Production
        });
        builder.WebHost.UseUrls($"http://localhost:{options.Port}");
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(log);
        builder.Host.UseServiceProviderFactory(new AutofacServiceProviderFactory(PluginCosts.Watch));

        CommonHelper.DefaultFileProvider = new NopFileProvider(builder.Environment);
        Singleton<ITypeFinder>.Instance = new WebAppTypeFinder();
        builder.Services.AddSingleton(Singleton<ITypeFinder>.Instance);
        builder.Services.AddSingleton(options);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<IActionContextAccessor, ActionContextAccessor>();

        var mvc = builder.Services.AddMvcCore().AddNewtonsoftJson(options => options.SerializerSettings.ContractResolver = new DefaultContractResolver());
        PluginLoader.Load(mvc.PartManager);
        AddSettings(builder, options);

        var engine = new StoreEngine();
        EngineContext.Replace(engine);
        engine.ConfigureServices(builder.Services, builder.Configuration);

        var application = builder.Build();
        engine.Attach(application.Services);
        return application;
    }

    private static void AddSettings(WebApplicationBuilder builder, StoreOptions options)
    {
        var configurations = Singleton<ITypeFinder>.Instance.FindClassesOfType<IConfig>()
            .Select(type => (IConfig)Activator.CreateInstance(type))
            .ToList();
        foreach (var configuration in configurations)
            builder.Configuration.GetSection(configuration.Name).Bind(configuration, binding => binding.BindNonPublicProperties = true);

        var data = configurations.OfType<DataConfig>().Single();
        data.DataProvider = options.Database;
        data.ConnectionString = options.Connection ?? $"Data Source={Path.Combine(options.DataFolder, DataFolder.DATABASE_FILE)}";
        Singleton<AppSettings>.Instance = new AppSettings(configurations);
        builder.Services.AddSingleton(Singleton<AppSettings>.Instance);
    }
}
