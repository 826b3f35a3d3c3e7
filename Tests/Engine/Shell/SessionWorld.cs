using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Infrastructure;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Partners;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Plugin.Misc.Loyalty.Tests.Api;
using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Configuration;
using Nop.Services.Directory;
using Nop.Services.Discounts;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Stores;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>
/// A store that sells at the side of a provider which another plugin brought, by one class and one registration
/// </summary>
internal sealed class SessionWorld : IDisposable
{
    private readonly ServiceProvider _services;

    private readonly List<Discount> _discounts = [];
    private readonly List<DiscountRequirement> _requirements = [];

    public SessionWorld()
    {
        Mails = new RecordedMails(World);
        var services = new ServiceCollection();
        services.AddTransient(typeof(Lazy<>), typeof(Later<>));
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        new ProviderStartup().ConfigureServices(services, new ConfigurationBuilder().Build());
        // what the other plugin does: one line
        services.AddScoped<ILoyaltyProvider>(_ => Provider);
        // nobody asks a program of this installation here
        services.AddScoped<PartnerEngine>(_ => null!);

        foreach (var table in typeof(LoyaltyWorld).GetProperties().Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(MemoryTable<>)))
        {
            var row = table.PropertyType.GetGenericArguments()[0];
            services.AddSingleton(typeof(IRepository<>).MakeGenericType(row), table.PropertyType.GetProperty("Repository")!.GetValue(table.GetValue(World))!);
        }
        services.AddSingleton(Mock.Of<IEventPublisher>());
        services.AddSingleton(World.Logger.Object);
        services.AddSingleton<ISettingService>(World.SettingService);
        services.AddSingleton<IAuditService>(new AuditService(World.Audit.Repository, Time));
        services.AddSingleton(new RowTurns(World.RowTurns.Repository));
        services.AddSingleton<IProgramService>(World.Node.Programs);
        services.AddSingleton(Mock.Of<IStoreService>(stores => stores.GetAllStoresAsync() == Task.FromResult<IList<Store>>(new List<Store> { new() { Id = 1, Name = "One" }, new() { Id = 2, Name = "Two" } })));
        services.AddSingleton(new CurrencySettings { PrimaryStoreCurrencyId = 1 });
        services.AddSingleton(Mock.Of<ICurrencyService>(currencies => currencies.GetCurrencyByIdAsync(1) == Task.FromResult(new Currency { Id = 1, CurrencyCode = "EUR" })));
        services.AddSingleton(Mock.Of<IPriceFormatter>());
        AddCart(services);
        var orders = new Mock<IOrderService>();
        orders.Setup(service => service.GetOrderByIdAsync(It.IsAny<int>())).ReturnsAsync((int id) => World.Orders.Rows.FirstOrDefault(order => order.Id == id)!);
        orders.Setup(service => service.GetOrderItemsAsync(It.IsAny<int>(), It.IsAny<bool?>(), It.IsAny<bool?>(), It.IsAny<int>()))
            .ReturnsAsync((int id, bool? _, bool? _, int _) => World.OrderItems.Rows.Where(item => item.OrderId == id).ToList());
        orders.Setup(service => service.GetOrderByGuidAsync(It.IsAny<Guid>())).ReturnsAsync((Guid guid) => World.Orders.Rows.FirstOrDefault(order => order.OrderGuid == guid)!);
        services.AddSingleton(orders.Object);
        var texts = new Mock<ILocalizationService>();
        texts.Setup(service => service.GetResourceAsync(It.IsAny<string>())).ReturnsAsync((string key) => key);
        services.AddSingleton(texts.Object);
        var products = new Mock<IProductService>();
        products.Setup(service => service.GetProductsByIdsAsync(It.IsAny<int[]>())).ReturnsAsync((int[] ids) => World.Products.Rows.Where(product => ids.Contains(product.Id)).ToList());
        services.AddSingleton(products.Object);
        services.AddSingleton(Mails.Messages);
        services.AddSingleton(new WebhookOutbox(World.Programs.Repository, World.Webhooks.Repository, World.Deliveries.Repository, new WebhookWake(Mock.Of<IServiceScopeFactory>()), Time));
        services.AddSingleton(provider => PlaceOrderProxy.Wrap(Mock.Of<IOrderProcessingService>(), provider));
        _services = services.BuildServiceProvider();
    }

    public LoyaltyWorld World { get; } = new();

    public ManualTime Time { get; } = new();

    public RecordedMails Mails { get; }

    public PaperProvider Provider { get; } = new();

    /// <summary>A service of a new request.</summary>
    public T Get<T>() where T : notnull => _services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public async Task<ProviderConfiguration> ConfigureAsync(Action<ProviderConfiguration>? change = null)
    {
        var wanted = new ProviderConfiguration { StoreId = 1, Active = true, ProviderName = "paper" };
        change?.Invoke(wanted);
        var saved = await Get<ProviderConfigurations>().SaveAsync(wanted, null, "test");
        Assert.That(saved.Success, Is.True, saved.Error?.Message);

        return saved.Value;
    }

    /// <summary>An order of two teas for 20, and its session, as the checkout leaves them.</summary>
    public async Task<(Order Order, ProviderSession Session)> PlaceAsync(bool known = true)
    {
        var product = World.Products.Add(new Product { Sku = "TEA", Name = "Tea" });
        var order = World.Orders.Add(new Order { OrderGuid = Guid.NewGuid(), CustomerId = 7, StoreId = 1, OrderTotal = 20m, OrderStatus = OrderStatus.Pending });
        World.OrderItems.Add(new OrderItem { OrderId = order.Id, ProductId = product.Id, Quantity = 2, UnitPriceInclTax = 10m, PriceInclTax = 20m });

        var sessions = Get<ProviderSessions>();
        var session = await sessions.OpenAsync(new ProviderSession
        {
            StoreId = 1, ConfigurationId = World.ProviderConfigurations.Rows.Single().Id, CustomerId = 7, IdentifierKind = ProviderIdentifierKind.Phone,
            SealedIdentifier = Get<StoreSeal>().Seal(StoreSeal.IDENTIFIER, "+49 170 1234567"), LoyaltyId = known ? "card-1" : null
        }, "test");
        session = (await sessions.MoveAsync(session, new SessionStep(ProviderSessionAction.Place, "test"), row => (row.AttemptId, row.OrderGuid) = (Guid.NewGuid(), order.OrderGuid))).Value;
        session = (await sessions.MoveAsync(session, new SessionStep(ProviderSessionAction.Attach, "test"), row => (row.AttemptId, row.DueOnUtc) = (null, sessions.NowUtc), prepare: row => row.OrderId = order.Id)).Value;

        return (order, session);
    }

    public ProviderSession Session => World.ProviderSessions.Rows.Single();

    /// <summary>The shopper's cart.</summary>
    public List<ShoppingCartItem> Cart { get; } = [];

    /// <summary>What a product costs.</summary>
    public Dictionary<int, decimal> Prices { get; } = [];

    /// <summary>The coupons on the cart.</summary>
    public List<string> Coupons { get; } = [];

    /// <summary>What the store remembers of the shopper.</summary>
    public string? Remembered { get; set; }

    public Store Store { get; } = new() { Id = 1, Name = "One" };

    public IReadOnlyList<Discount> Discounts => _discounts;

    public IReadOnlyList<DiscountRequirement> Requirements => _requirements;

    /// <summary>The guid of the order that is being placed.</summary>
    public Guid LastGuid { get; set; }

    /// <summary>Which orders used which discounts.</summary>
    public List<DiscountUsageHistory> Usages { get; } = [];

    /// <summary>What nopCommerce does when the payment goes well: an order of the cart, with the discounts whose coupons are on it.</summary>
    public Order Order(Guid guid)
    {
        var order = World.Orders.Add(new Order { OrderGuid = guid, CustomerId = 7, StoreId = 1, OrderStatus = OrderStatus.Pending, OrderTotal = Total - Session.Discount, OrderDiscount = Session.Discount });
        foreach (var item in Cart)
            World.OrderItems.Add(new OrderItem { OrderId = order.Id, ProductId = item.ProductId, Quantity = item.Quantity, UnitPriceInclTax = Prices[item.ProductId], PriceInclTax = Prices[item.ProductId] * item.Quantity });
        Usages.AddRange(_discounts.Where(discount => Coupons.Contains(discount.CouponCode)).Select(discount => new DiscountUsageHistory { DiscountId = discount.Id, OrderId = order.Id }));

        return order;
    }

    /// <summary>Puts a product into the cart.</summary>
    public void Take(decimal price, int quantity = 1)
    {
        var product = World.Products.Add(new Product { Sku = $"SKU{Cart.Count}", Name = "Tea" });
        Prices[product.Id] = price;
        Cart.Add(new ShoppingCartItem { Id = Cart.Count + 1, ProductId = product.Id, Quantity = quantity, StoreId = 1, CustomerId = 7 });
    }

    public void Dispose() => _services.Dispose();

    private void AddCart(IServiceCollection services)
    {
        var carts = new Mock<IShoppingCartService>();
        carts.Setup(service => service.GetShoppingCartAsync(It.IsAny<Customer>(), It.IsAny<ShoppingCartType?>(), It.IsAny<int>(), It.IsAny<int?>(), It.IsAny<DateTime?>(), It.IsAny<DateTime?>(), It.IsAny<int?>()))
            .ReturnsAsync(() => Cart.ToList());
        carts.Setup(service => service.GetSubTotalAsync(It.IsAny<ShoppingCartItem>(), true))
            .ReturnsAsync((ShoppingCartItem item, bool _) => (Prices[item.ProductId] * item.Quantity, 0m, new List<Discount>(), (int?)null));
        var taxes = new Mock<ITaxService>();
        taxes.Setup(service => service.GetProductPriceAsync(It.IsAny<Product>(), It.IsAny<decimal>(), true, It.IsAny<Customer>())).ReturnsAsync((Product _, decimal price, bool _, Customer _) => (price, 0m));
        var totals = new Mock<IOrderTotalCalculationService>();
        totals.Setup(service => service.GetShoppingCartTotalAsync(It.IsAny<IList<ShoppingCartItem>>(), It.IsAny<bool?>(), It.IsAny<bool>()))
            .ReturnsAsync(() => ((decimal?)Total, 0m, new List<Discount>(), new List<AppliedGiftCard>(), 0, 0m));
        totals.Setup(service => service.GetShoppingCartSubTotalAsync(It.IsAny<IList<ShoppingCartItem>>(), It.IsAny<bool>()))
            .ReturnsAsync(() => (0m, new List<Discount>(), Total, Total, new SortedDictionary<decimal, decimal>()));
        var attributes = new Mock<IGenericAttributeService>();
        attributes.Setup(service => service.GetAttributeAsync<string>(It.IsAny<BaseEntity>(), SessionIdentifiers.ATTRIBUTE, 1, null!)).ReturnsAsync(() => Remembered!);
        attributes.Setup(service => service.SaveAttributeAsync(It.IsAny<BaseEntity>(), SessionIdentifiers.ATTRIBUTE, It.IsAny<string>(), 1))
            .Callback((BaseEntity _, string _, string text, int _) => Remembered = text).Returns(Task.CompletedTask);
        var customers = Mock.Get(World.CustomerService);
        customers.Setup(service => service.ParseAppliedDiscountCouponCodesAsync(It.IsAny<Customer>())).ReturnsAsync(() => Coupons.ToArray());
        customers.Setup(service => service.ApplyDiscountCouponCodeAsync(It.IsAny<Customer>(), It.IsAny<string>())).Callback((Customer _, string code) => Coupons.Add(code)).Returns(Task.CompletedTask);
        customers.Setup(service => service.RemoveDiscountCouponCodeAsync(It.IsAny<Customer>(), It.IsAny<string>())).Callback((Customer _, string code) => Coupons.Remove(code)).Returns(Task.CompletedTask);
        var discounts = new Mock<IDiscountService>();
        discounts.Setup(service => service.InsertDiscountAsync(It.IsAny<Discount>())).Callback((Discount row) =>
        {
            _discounts.Add(row);
            row.Id = _discounts.Count;
        }).Returns(Task.CompletedTask);
        discounts.Setup(service => service.GetDiscountByIdAsync(It.IsAny<int>())).ReturnsAsync((int id) => _discounts.FirstOrDefault(row => row.Id == id)!);
        discounts.Setup(service => service.GetAllDiscountUsageHistoryAsync(It.IsAny<int?>(), It.IsAny<int?>(), It.IsAny<int?>(), It.IsAny<bool>(), It.IsAny<int>(), It.IsAny<int>()))
            .ReturnsAsync((int? _, int? _, int? orderId, bool _, int _, int _) => new PagedList<DiscountUsageHistory>(Usages.Where(usage => usage.OrderId == orderId).ToList(), 0, int.MaxValue));
        discounts.Setup(service => service.GetAllDiscountRequirementsAsync(It.IsAny<int>(), It.IsAny<bool>())).ReturnsAsync((int id, bool _) => _requirements.Where(row => row.DiscountId == id).ToList());
        discounts.Setup(service => service.InsertDiscountRequirementAsync(It.IsAny<DiscountRequirement>())).Callback((DiscountRequirement row) =>
        {
            _requirements.Add(row);
            row.Id = _requirements.Count;
        }).Returns(Task.CompletedTask);

        discounts.Setup(service => service.GetDiscountRequirementByIdAsync(It.IsAny<int>())).ReturnsAsync((int id) => _requirements.FirstOrDefault(row => row.Id == id)!);

        services.AddSingleton(carts.Object);
        services.AddSingleton(taxes.Object);
        services.AddSingleton(totals.Object);
        services.AddSingleton(attributes.Object);
        services.AddSingleton(World.CustomerService);
        services.AddSingleton(discounts.Object);
        services.AddSingleton(new StoreTotals(null!, null!, totals.Object));
        services.AddScoped<RedemptionDiscounts>();
    }

    private decimal Total => Cart.Sum(item => Prices[item.ProductId] * item.Quantity);
}

/// <summary>
/// A provider that another plugin brought: all it has to know is the contract. It keeps its books on paper
/// </summary>
internal sealed class PaperProvider : ILoyaltyProvider
{
    private readonly Dictionary<(string Session, int Sequence), string> _calls = [];
    private readonly Dictionary<string, int> _last = [];
    private readonly HashSet<string> _accepted = [];
    private readonly Dictionary<string, decimal> _totals = [];
    private readonly HashSet<string> _claimed = [];

    public string SystemName => "paper";

    /// <summary>What goes wrong with every call; null when nothing does.</summary>
    public Func<Task>? Fault { get; set; }

    /// <summary>Whether it does its work and its answer is lost.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Whether it still works on a call that the shop gave up.</summary>
    public bool Busy { get; set; }

    /// <summary>Whether the points for rewards are gone, whatever it offers.</summary>
    public bool RefusesRewards { get; set; }

    public List<string> Calls { get; } = [];

    /// <summary>Whether the reward is accepted in a session.</summary>
    public bool Accepted(string session) => _accepted.Contains(session);

    /// <summary>Points booked, by session.</summary>
    public Dictionary<string, long> Booked { get; } = [];

    public Task<Result<ProviderStatusModel>> GetStatusAsync(ProviderConnection connection, CancellationToken stop = default) =>
        AnswerAsync<ProviderStatusModel>("status", () => new ProviderStatusModel(true, "EUR", DateTime.UtcNow, [new ProviderProgramModel("paper", "Paper", "point", "points")]));

    public Task<Result<ProviderCustomerModel>> FindCustomerAsync(ProviderConnection connection, ProviderLookupRequest request, CancellationToken stop = default) => AnswerAsync("lookup", () => request.Phone == "+49 170 1234567"
        ? (Result<ProviderCustomerModel>)new ProviderCustomerModel { LoyaltyId = "card-1", Name = "V*** B.", Program = "paper", Status = "active", Points = 700, Tier = null! }
        : new LoyaltyError(LoyaltyErrorCodes.MEMBER_NOT_FOUND, "Nobody."));

    public Task<Result<ProviderSessionModel>> GetRewardsAsync(ProviderConnection connection, string session, ProviderBasketRequest request, CancellationToken stop = default) =>
        NumberedAsync(session, request.Sequence!.Value, $"rewards {string.Join(',', request.Lines.Select(line => $"{line.LineId}x{line.Quantity}@{line.UnitPrice}"))}", () => Offer(session, request.Sequence.Value, _totals[session] = Total(request.Lines)));

    public Task<Result<ProviderSessionModel>> AcceptAsync(ProviderConnection connection, string session, ProviderAcceptRequest request, CancellationToken stop = default) =>
        NumberedAsync(session, request.Sequence!.Value, $"accept {string.Join(',', request.Rewards)}", () =>
        {
            if (!request.Rewards.Contains(3))
                _accepted.Remove(session);
            else
                _accepted.Add(session);

            return Offer(session, request.Sequence.Value, _totals[session]);
        });

    public Task<Result<ProviderSessionModel>> ClaimAsync(ProviderConnection connection, string session, ProviderCallRequest request, CancellationToken stop = default) =>
        NumberedAsync(session, request.Sequence!.Value, "claim", () =>
        {
            _claimed.Add(session);

            return Offer(session, request.Sequence.Value, _totals[session]);
        });

    public Task<Result<ProviderSummaryModel>> FinalizeAsync(ProviderConnection connection, string session, ProviderFinalizeRequest request, CancellationToken stop = default) =>
        NumberedAsync(session, request.Sequence!.Value, $"finalize {Total(request.Lines)}", () =>
        {
            Booked[session] = (long)Total(request.Lines);

            return new ProviderSummaryModel { Session = session, Sequence = request.Sequence.Value, Status = "finalized", Earned = Booked[session], Redeemed = 0, Points = 700 + Booked[session], Rewards = [] };
        });

    public Task<Result<ProviderStateModel>> CancelAsync(ProviderConnection connection, string session, ProviderCallRequest request, CancellationToken stop = default) =>
        NumberedAsync(session, request.Sequence!.Value, "cancel", () => new ProviderStateModel(session, request.Sequence.Value, "failed", null!, "0.00", DateTime.UtcNow));

    private static decimal Total(IEnumerable<ProviderLineRequest> lines) =>
        lines.Sum(line => decimal.Parse(line.Quantity, System.Globalization.CultureInfo.InvariantCulture) * decimal.Parse(line.UnitPrice, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A reward of five off for 500 points, on baskets from ten on.</summary>
    private ProviderSessionModel Offer(string session, int sequence, decimal total)
    {
        if (total < 10)
            _accepted.Remove(session);
        var accepted = _accepted.Contains(session);

        return new ProviderSessionModel
        {
            Session = session, Sequence = sequence, Status = "active", Program = "paper", Currency = "EUR", Total = total.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
            Discount = accepted ? "5.00" : "0.00", Earns = (long)total, Points = accepted ? 200 : 700,
            Rewards = total < 10 ? [] : [new ProviderRewardModel { RewardId = 3, Name = "Five off", Description = null!, Level = "order", LineIds = [], Amount = "5.00", Points = 500, MissingPoints = 0, Accepted = accepted }],
            Spend = new ProviderSpendModel(0, 0, 1, "0.01", 0, "0.00"), Lost = []
        };
    }

    /// <summary>Each call once: its repetition is answered as before, another under its number and one out of date are refused.</summary>
    private Task<Result<T>> NumberedAsync<T>(string session, int sequence, string call, Func<T> work) => AnswerAsync<T>(call, () =>
    {
        if (_calls.TryGetValue((session, sequence), out var before) && before != call)
            return new LoyaltyError(LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT, "Another call.");
        if (Busy || sequence < _last.GetValueOrDefault(session))
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, Busy ? "Busy." : "Out of date.", "sequence");
        if (before is null && ((_claimed.Contains(session) && call.Split(' ')[0] is "rewards" or "accept") || (Booked.ContainsKey(session) && call == "cancel")))
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "Too late.");
        if (RefusesRewards && call.StartsWith("accept ", StringComparison.Ordinal) && call != "accept ")
            return new LoyaltyError(LoyaltyErrorCodes.INSUFFICIENT_POINTS, "The points are gone.");

        _calls[(session, sequence)] = call;
        _last[session] = sequence;

        return work();
    });

    private async Task<Result<T>> AnswerAsync<T>(string call, Func<Result<T>> work)
    {
        Calls.Add(call);
        if (Fault is { } fault)
            await fault();
        var answer = work();

        return LosesAnswers ? throw new HttpRequestException("the line was cut") : answer;
    }
}
