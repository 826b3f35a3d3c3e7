using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Controllers.Api;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Services.ApiKeys;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Leaderboards;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Setup;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;
using Nop.Services.Authentication;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

/// <summary>The API's own part of the pipeline over mocked services: what it lets through, and how it refuses.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    public const string ReadKey = "read";
    public const string WriteKey = "write";
    public const string OtherStoreKey = "other-store";

    private readonly WebApplication _app;

    private ApiHost(WebApplication app, Mock<ILedgerService> ledger, Mock<IAuthenticationService> signIn)
    {
        _app = app;
        Ledger = ledger;
        SignIn = signIn;
    }

    public Mock<ILedgerService> Ledger { get; }

    public Mock<IAuthenticationService> SignIn { get; }

    public static async Task<ApiHost> StartAsync(int permits = 10_000)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddControllers(options => options.ModelBinderProviders.Insert(1, new TextBinder())).ConfigureApplicationPartManager(manager =>
        {
            manager.ApplicationParts.Clear();
            manager.ApplicationParts.Add(new AssemblyPart(typeof(LoyaltyApiController).Assembly));
            manager.FeatureProviders.Clear();
            manager.FeatureProviders.Add(new ApiControllers());
        });
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization();

        var nothing = new MemoryDatabase();
        var placedOrders = new PlacedOrdersWork(null!);
        builder.Services.AddSingleton(placedOrders);
        builder.Services.AddSingleton(new Memberships(nothing.Table<Customer>().Repository, nothing.Table<LoyaltyMember>().Repository, nothing.Table<LoyaltyRedemption>().Repository, nothing.Table<PointsAccount>().Repository,
            nothing.Table<TierStanding>().Repository, nothing.Table<WaitingOrder>().Repository, new NoCache(), null!, placedOrders, new SpendablePoints(nothing.Table<LoyaltyProgram>().Repository, nothing.Table<PointLot>().Repository, TimeProvider.System)));
        var startup = new ApiStartup();
        startup.ConfigureServices(builder.Services, builder.Configuration);

        var ledger = new Mock<ILedgerService>();
        var signIn = new Mock<IAuthenticationService>();
        builder.Services.AddSingleton(new LoyaltySettings { ApiPermitLimit = permits, ApiWindowSeconds = 60 });
        builder.Services.AddSingleton(ledger.Object);
        builder.Services.AddSingleton(signIn.Object);
        builder.Services.AddSingleton(Keys());
        builder.Services.AddSingleton(Members());
        builder.Services.AddSingleton(Mock.Of<ILeaderboard>(board => board.GetPageAsync(1, It.IsAny<LeaderboardMetric>(), It.IsAny<int>(), It.IsAny<LeaderboardCursor>())
            == Task.FromResult(new LeaderboardPage(new List<LeaderboardRow> { new(1, 7, "A…", 5, "bronze") }, null))));
        builder.Services.AddSingleton(Mock.Of<Nop.Services.Logging.ILogger>());
        Nop.Core.Infrastructure.Singleton<Nop.Core.Configuration.AppSettings>.Instance ??= new Nop.Core.Configuration.AppSettings([new Nop.Data.Configuration.DataConfig()]);
        builder.Services.AddSingleton(new SetupWarnings(new Nop.Core.Domain.Catalog.CatalogSettings(), Mock.Of<Nop.Services.Localization.ILocalizationService>()));
        builder.Services.AddSingleton(Mock.Of<IStoreContext>(context => context.GetCurrentStoreAsync() == Task.FromResult(new Store { Id = 1 })));
        builder.Services.AddSingleton(Mock.Of<IProgramService>(programs =>
            programs.GetSavedDefaultProgramAsync(1) == Task.FromResult(new LoyaltyProgram { Id = 1, Name = "Rewards" })));
        builder.Services.AddSingleton(Mock.Of<ITierService>(tiers =>
            tiers.GetSavedTiersAsync(It.IsAny<int>()) == Task.FromResult<IReadOnlyList<LoyaltyTier>>(new List<LoyaltyTier> { new() { Id = 1, Name = "bronze" }, new() { Id = 2, Name = "silver", Threshold = 500 } })
            && tiers.GetProgressAsync(It.IsAny<LoyaltyMember>()) == Task.FromResult(new TierProgress(new LoyaltyTier { Name = "bronze" }, null, 0, 0, 0))));

        // health names tasks and providers: here there are none
        var tables = new MemoryDatabase();
        builder.Services.AddSingleton(Mock.Of<Nop.Services.ScheduleTasks.IScheduleTaskService>());
        builder.Services.AddSingleton(tables.Table<ProviderConfiguration>().Repository);
        builder.Services.AddSingleton(tables.Table<ProviderSession>().Repository);
        builder.Services.AddSingleton(tables.Table<ProviderSessionStep>().Repository);
        builder.Services.AddScoped(services => new ProviderSessions(null!, services.GetRequiredService<IRepository<ProviderSession>>(), services.GetRequiredService<IRepository<ProviderSessionStep>>(), null!, TimeProvider.System));
        builder.Services.AddScoped(services => new ProviderConfigurations(null!, null!, null!, services.GetRequiredService<IRepository<ProviderConfiguration>>(), null!, null!, new Lazy<LoyaltyProviders>(() => new LoyaltyProviders(new Lazy<IEnumerable<ILoyaltyProvider>>(() => []))), null!, null!, TimeProvider.System));
        builder.Services.AddScoped(services => new ServiceHealth(services.GetRequiredService<Nop.Services.ScheduleTasks.IScheduleTaskService>(), services.GetRequiredService<ProviderConfigurations>(),
            new ProviderHealth(null!, null!, new ProviderResilience(TimeProvider.System), null!), services.GetRequiredService<ProviderSessions>(), services.GetRequiredService<SetupWarnings>(), TimeProvider.System));

        var app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        startup.Configure(app);
        app.UseAuthorization();
        app.MapControllers();
        await app.StartAsync();
        return new ApiHost(app, ledger, signIn);
    }

    public HttpClient Client(string? key = null)
    {
        var client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
        if (key is not null)
            client.DefaultRequestHeaders.Add(ApiDefaults.KeyHeader, key);
        return client;
    }

    public void SignInAs(int customerId) =>
        SignIn.Setup(service => service.GetAuthenticatedCustomerAsync()).ReturnsAsync(new Customer { Id = customerId });

    /// <summary>Begins with a ledger that knows one member, the customer 7, and has booked nothing.</summary>
    public void ForgetLedger()
    {
        Ledger.Reset();
        var member = new LoyaltyMember { Id = 70, CustomerId = 7, Status = MemberStatus.Active };
        Ledger.Setup(service => service.ExecuteAsync(It.IsAny<MemberAddress>(), It.IsAny<string>(), It.IsAny<Func<LedgerReading, Result<LedgerCommand>>>(), null))
            .Returns((MemberAddress address, string _, Func<LedgerReading, Result<LedgerCommand>> make, Func<LedgerEntry, Task<LoyaltyError>> _) => address.CustomerId == 7
                ? Ledger.Object.ExecuteAsync(make(new LedgerReading { Member = member }).Value)
                : Task.FromResult<Result<LedgerReceipt>>(new LoyaltyError(LoyaltyErrorCodes.MEMBER_NOT_FOUND, "nobody")));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IApiKeyService Keys()
    {
        var keys = new Mock<IApiKeyService>();
        foreach (var (id, secret, scopes, stores) in new[]
        {
            (1, ReadKey, new[] { ApiDefaults.ReadScope }, Array.Empty<int>()),
            (2, WriteKey, new[] { ApiDefaults.WriteScope }, []),
            (3, OtherStoreKey, new[] { ApiDefaults.ReadScope, ApiDefaults.WriteScope }, [2])
        })
        {
            var key = new LoyaltyApiKey { Id = id };
            keys.Setup(service => service.FindActiveAsync(secret)).ReturnsAsync(key);
            keys.Setup(service => service.ScopesOf(key)).Returns(scopes);
            keys.Setup(service => service.StoreIdsOf(key)).Returns(stores);
        }
        return keys.Object;
    }

    private static IMemberService Members()
    {
        var members = new Mock<IMemberService>();
        members.Setup(service => service.GetMemberAsync(1, 7)).ReturnsAsync(new LoyaltyMember { Id = 70, CustomerId = 7, Status = MemberStatus.Active });
        return members.Object;
    }

    /// <summary>nopCommerce's binder for every text: it does not look at headers.</summary>
    private sealed class TextBinder : IModelBinderProvider, IModelBinder
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType == typeof(string) ? this : null;

        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (value != ValueProviderResult.None)
                bindingContext.Result = ModelBindingResult.Success(value.FirstValue);
            return Task.CompletedTask;
        }
    }

    /// <summary>The plugin's API controllers and no others: those need the whole store.</summary>
    private sealed class ApiControllers : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) =>
            base.IsController(typeInfo) && typeInfo.Namespace == typeof(LoyaltyApiController).Namespace;
    }
}
