using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;
using Nop.Core;
using Nop.Core.Caching;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Stores;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Controllers.Api;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Partners;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;
using Nop.Services.Catalog;
using Nop.Services.Directory;
using Nop.Services.Discounts;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

/// <summary>The routes for partners over the plugin's services on a database in memory, with a clock that tests turn.</summary>
internal sealed class ProviderHost : IAsyncDisposable
{
    public const string Token = "/api/loyalty/provider/token", Status = "/api/loyalty/provider/status", Lookup = "/api/loyalty/provider/customers/lookup";

    private readonly Dictionary<int, int[]> _productIds = [];
    private WebApplication _app = null!;

    public List<LoyaltyReward> Rewards { get; } = [];

    public List<Discount> Discounts { get; } = [];

    public LoyaltyWorld World { get; } = new();

    public ManualTime Time { get; } = new();

    /// <summary>The store that is called.</summary>
    public int StoreId { get; set; } = 1;

    /// <summary>All that was written to the store's log.</summary>
    public List<string> Log { get; } = [];

    public PartnerService Partners => _app.Services.CreateScope().ServiceProvider.GetRequiredService<PartnerService>();

    public PartnerSessions Sessions => _app.Services.CreateScope().ServiceProvider.GetRequiredService<PartnerSessions>();

    /// <summary>A service of a new request.</summary>
    public T Get<T>() where T : notnull => _app.Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public static async Task<ProviderHost> StartAsync()
    {
        var host = new ProviderHost();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddControllers().ConfigureApplicationPartManager(manager =>
        {
            manager.ApplicationParts.Clear();
            manager.ApplicationParts.Add(new AssemblyPart(typeof(LoyaltyApiController).Assembly));
            manager.FeatureProviders.Clear();
            manager.FeatureProviders.Add(new ProviderControllers());
        });
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization();
        // keys of its own: what another host sealed is foreign here
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton<TimeProvider>(host.Time);
        var startup = new ApiStartup();
        startup.ConfigureServices(builder.Services, builder.Configuration);
        host.AddServices(builder.Services);

        host._app = builder.Build();
        host._app.UseRouting();
        host._app.UseAuthentication();
        startup.Configure(host._app);
        host._app.UseAuthorization();
        host._app.MapControllers();
        await host._app.StartAsync();
        return host;
    }

    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Makes a partner.</summary>
    public async Task<NewPartner> NewPartnerAsync(string? programIds = null, string? storeIds = null) =>
        (await Partners.InsertAsync(new LoyaltyPartner { Name = "Fuel", ProgramIds = programIds, StoreIds = storeIds }, "test")).Value;

    /// <summary>A client with a token of a new partner.</summary>
    public async Task<HttpClient> PartnerAsync(string? programIds = null, string? storeIds = null) => Client(await TokenAsync(await NewPartnerAsync(programIds, storeIds)));

    public async Task<string> TokenAsync(NewPartner partner)
    {
        using var answer = await FetchAsync(partner.Partner.ClientId, partner.Secret);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), body);
        return JsonDocument.Parse(body).RootElement.GetProperty("access_token").GetString()!;
    }

    public async Task<HttpResponseMessage> FetchAsync(string clientId, string secret)
    {
        using var client = Client();
        return await client.PostAsync(Token, Form(("grant_type", "client_credentials"), ("client_id", clientId), ("client_secret", secret)));
    }

    public static FormUrlEncodedContent Form(params (string, string)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void AddServices(IServiceCollection services)
    {
        var node = World.Node;
        var logger = new Mock<Nop.Services.Logging.ILogger>();
        logger.Setup(log => log.ErrorAsync(It.IsAny<string>(), It.IsAny<Exception>(), It.IsAny<Nop.Core.Domain.Customers.Customer>()))
            .Callback((string text, Exception exception, Nop.Core.Domain.Customers.Customer _) => Log.Add($"{text} {exception}")).Returns(Task.CompletedTask);
        var context = new Mock<IStoreContext>();
        context.Setup(store => store.GetCurrentStoreAsync()).ReturnsAsync(() => new Store { Id = StoreId });

        services.AddTransient(typeof(Lazy<>), typeof(Later<>));
        services.AddSingleton(World.Settings);
        services.AddSingleton(logger.Object);
        services.AddSingleton(context.Object);
        foreach (var table in typeof(LoyaltyWorld).GetProperties().Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(MemoryTable<>)))
        {
            var row = table.PropertyType.GetGenericArguments()[0];
            services.AddSingleton(typeof(IRepository<>).MakeGenericType(row), table.PropertyType.GetProperty("Repository")!.GetValue(table.GetValue(World))!);
        }
        services.AddSingleton(World.CustomerService);
        services.AddSingleton(World.SettingService);
        services.AddSingleton(new RowTurns(World.RowTurns.Repository));
        services.AddSingleton(Mock.Of<IEventPublisher>());
        services.AddSingleton(Mock.Of<IStoreService>(stores => stores.GetAllStoresAsync() == Task.FromResult<IList<Store>>(new List<Store> { new() { Id = 1 }, new() { Id = 2 } })));
        services.AddSingleton<IAuditService>(new AuditService(World.Audit.Repository, Time));
        services.AddSingleton<IProgramService>(node.Programs);
        services.AddSingleton<IMemberService>(node.MemberService);
        services.AddSingleton<ILedgerService>(node.Ledger);
        services.AddSingleton(node.Converging);
        services.AddSingleton<ITierService>(node.TierService);
        services.AddSingleton(new PlacedOrdersWork(null!));
        AddRewards(services);
        services.AddSingleton(node.Pauses);
        services.AddSingleton(node.ProductTerms);
        services.AddSingleton<IRuleAwards>(node.Awards);
        services.AddSingleton(node.Clock);
        services.AddSingleton(Mock.Of<IStaticCacheManager>());
        services.AddSingleton<IShortTermCacheManager, NoCache>();
        services.AddSingleton<WebhookWake>();
        foreach (var service in new[] { typeof(WebhookOutbox), typeof(RewardStock), typeof(RewardDiscounts), typeof(RedemptionLifecycle), typeof(ExternalRedemptions), typeof(CatalogPlaces), typeof(EarningExclusions),
            typeof(SharedTerms), typeof(SpendablePoints), typeof(Memberships), typeof(CustomerPrograms), typeof(EstimateTerms), typeof(MergedMembers), typeof(OrderFactsReader), typeof(RuleLimits), typeof(RuleEstimates) })
            services.AddScoped(service);
        services.AddSingleton(new CurrencySettings { PrimaryStoreCurrencyId = 1 });
        services.AddSingleton(Mock.Of<ICurrencyService>(currencies => currencies.GetCurrencyByIdAsync(1) == Task.FromResult(new Currency { Id = 1, CurrencyCode = "EUR" })));
    }

    /// <summary>Puts a reward on offer.</summary>
    public LoyaltyReward AddReward(string name, long points, Discount discount, params int[] productIds)
    {
        discount.Id = Discounts.Count + 1;
        discount.IsActive = true;
        Discounts.Add(discount);
        _productIds[discount.Id] = productIds;
        var reward = new LoyaltyReward { Id = Rewards.Count + 1, ProgramId = World.Program.Id, Name = name, PointsPrice = points, DiscountId = discount.Id, Active = true };
        Rewards.Add(reward);
        return reward;
    }

    /// <summary>A shopper with points.</summary>
    public async Task<LoyaltyMember> NewShopperAsync(long points = 0)
    {
        var customer = World.NewCustomer($"{Guid.NewGuid():N}@example.com");
        var member = (await World.Node.MemberService.EnrolAsync(World.Program.Id, customer.Id, "test")).Value;
        if (points > 0)
            await World.Node.Ledger.ExecuteAsync(new EarnPoints(points) { MemberId = member.Id, IdempotencyKey = $"start:{member.Id}", Actor = "test" });
        return member;
    }

    public async Task<long> PointsOfAsync(LoyaltyMember member) => (await World.Node.Ledger.GetAccountAsync(member.Id)).Balance;

    private void AddRewards(IServiceCollection services)
    {
        var rewards = new Mock<IRewardService>();
        rewards.Setup(service => service.GetRewardsAsync(It.IsAny<int>(), It.IsAny<bool>())).ReturnsAsync((int programId, bool _) => Rewards.Where(reward => reward.ProgramId == programId && reward.Active).ToList());
        rewards.Setup(service => service.GetRewardByIdAsync(It.IsAny<int>())).ReturnsAsync((int id) => Rewards.FirstOrDefault(reward => reward.Id == id)!);
        rewards.Setup(service => service.GetLeftAsync(It.IsAny<LoyaltyReward>())).ReturnsAsync((int?)null);
        var discounts = new Mock<IDiscountService>();
        discounts.Setup(service => service.GetDiscountByIdAsync(It.IsAny<int>())).ReturnsAsync((int id) => Discounts.FirstOrDefault(discount => discount.Id == id)!);
        var products = new Mock<IProductService>();
        products.Setup(service => service.GetProductsWithAppliedDiscountAsync(It.IsAny<int?>(), It.IsAny<bool>(), It.IsAny<int>(), It.IsAny<int>()))
            .ReturnsAsync((int? id, bool _, int _, int _) => new PagedList<Product>(World.Products.Rows.Where(product => _productIds[id ?? 0].Contains(product.Id)).ToList(), 0, int.MaxValue));
        services.AddSingleton(rewards.Object);
        services.AddSingleton(discounts.Object);
        services.AddSingleton(products.Object);
        services.AddSingleton(Mock.Of<ICategoryService>());
    }

    /// <summary>The routes for partners and no others: those need more of a store.</summary>
    private sealed class ProviderControllers : ControllerFeatureProvider
    {
        protected override bool IsController(System.Reflection.TypeInfo typeInfo) => base.IsController(typeInfo) && typeInfo.IsSubclassOf(typeof(LoyaltyProviderApiController));
    }
}

/// <summary>A clock that stands still until a test turns it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan span) => _now += span;
}
