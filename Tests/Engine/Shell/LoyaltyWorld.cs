using Microsoft.Extensions.DependencyInjection;
using Moq;
using Nop.Core.Caching;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Leaderboards;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Merging;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.Catalog;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Discounts;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Logging;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>
/// The plugin's services on a database in memory, with as many web nodes as a test wants
/// </summary>
internal sealed class LoyaltyWorld
{
    private const int REGISTERED = 3;

    private readonly MemoryDatabase _database = new();
    private readonly Mock<ICustomerService> _customerService = new();
    private readonly Mock<ISettingService> _settingService = new();

    public LoyaltyWorld()
    {
        Programs = _database.Table<LoyaltyProgram>(row => row.SystemName);
        Tiers = _database.Table<LoyaltyTier>();
        Members = _database.Table<LoyaltyMember>(row => (row.ProgramId, row.CustomerId), row => row.CardNumber);
        Accounts = _database.Table<PointsAccount>(row => row.MemberId);
        Entries = _database.Table<LedgerEntry>(row => (row.MemberId, row.Version), row => (row.ProgramId, row.IdempotencyKey));
        Lots = _database.Table<PointLot>();
        Movements = _database.Table<LotMovement>();
        Awards = _database.Table<OrderAward>(row => (row.OrderId, row.ProgramId));
        Audit = _database.Table<AuditEntry>();
        PartnerSessions = _database.Table<PartnerSession>(row => (row.PartnerId, row.NameHash));
        PartnerSteps = _database.Table<PartnerSessionStep>(row => (row.SessionId, row.Number));
        ProviderConfigurations = _database.Table<ProviderConfiguration>(row => row.StoreId);
        ProviderSessions = _database.Table<ProviderSession>(row => row.Name);
        ProviderSteps = _database.Table<ProviderSessionStep>(row => (row.SessionId, row.Number));
        SpendDiscounts = _database.Table<SpendDiscount>(row => (row.ProgramId, row.Amount));
        Partners = _database.Table<LoyaltyPartner>(row => row.ClientId);
        Orders = _database.Table<Order>();
        OrderItems = _database.Table<OrderItem>();
        GiftCardUses = _database.Table<GiftCardUsageHistory>();
        Products = _database.Table<Product>();
        ProductTerms = _database.Table<ProductTerms>(row => (row.ProgramId, row.ProductId));
        Categories = _database.Table<Category>();
        ProductCategories = _database.Table<ProductCategory>();
        Redemptions = _database.Table<LoyaltyRedemption>(row => row.RedemptionGuid, row => row.DebitEntryId);
        Steps = _database.Table<RedemptionStep>(row => (row.RedemptionId, row.Number));
        Places = _database.Table<LeaderboardPlace>(row => (row.ProgramId, row.Month, row.Rank));
        Units = _database.Table<RewardUnit>(row => (row.RewardId, row.Number));
        Customers = _database.Table<Customer>();
        CustomerRoles = _database.Table<CustomerCustomerRoleMapping>();
        ProductManufacturers = _database.Table<ProductManufacturer>();
        Rules = _database.Table<EarningRule>();
        RuleVersions = _database.Table<EarningRuleVersion>(row => (row.RuleId, row.Version));
        RuleAwards = _database.Table<RuleAward>(row => (row.EventKey, row.RuleId));
        RuleUses = _database.Table<RuleUse>(row => (row.RuleId, row.MemberId, row.Number));
        Interactions = _database.Table<InteractionDefinition>(row => row.SystemName);
        TierPolicies = _database.Table<TierPolicy>(row => row.ProgramId);
        TierPasses = _database.Table<TierPass>(row => row.ProgramId);
        TierStandings = _database.Table<TierStanding>(row => row.MemberId);
        TierChanges = _database.Table<TierChange>(row => (row.MemberId, row.Number));
        Referrals = _database.Table<Referral>(row => row.RefereeKey);
        ReferralCodes = _database.Table<ReferralCode>(row => row.MemberId, row => row.Code);
        ReferralSlots = _database.Table<ReferralSlot>(row => (row.MemberId, row.Period, row.Number));
        ReferralTerms = _database.Table<ReferralTerms>(row => row.ProgramId);
        Pauses = _database.Table<EarningPause>();
        WaitingOrders = _database.Table<WaitingOrder>();
        RowTurns = _database.Table<RowTurn>(row => row.RowKey);
        Notices = _database.Table<SentNotice>(row => row.NoticeKey);
        Reminders = _database.Table<ExpiryReminder>(row => (row.MemberId, row.ExpiresOnUtc));
        Addresses = _database.Table<Address>();
        Webhooks = _database.Table<Webhook>();
        Deliveries = _database.Table<WebhookDelivery>();
        DeliveryAttempts = _database.Table<WebhookAttempt>(row => (row.DeliveryId, row.Number));

        _customerService.Setup(service => service.GetCustomerByIdAsync(It.IsAny<int>()))
            .ReturnsAsync((int id) => _database.Count(() => Customers.Rows.FirstOrDefault(customer => customer.Id == id)!));
        _customerService.Setup(service => service.IsRegisteredAsync(It.IsAny<Customer>(), It.IsAny<bool>()))
            .ReturnsAsync((Customer customer, bool _) => _database.Count(() => customer.Email is not null));
        _customerService.Setup(service => service.IsGuestAsync(It.IsAny<Customer>(), It.IsAny<bool>()))
            .ReturnsAsync((Customer customer, bool _) => _database.Count(() => customer.Email is null));
        _customerService.Setup(service => service.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName))
            .ReturnsAsync(new CustomerRole { Id = REGISTERED, Active = true });
        _customerService.Setup(service => service.GetAddressesByCustomerIdAsync(It.IsAny<int>()))
            .ReturnsAsync((int id) => AddressesOf.GetValueOrDefault(id, []));
        _customerService.Setup(service => service.GetCustomerRoleIdsAsync(It.IsAny<Customer>(), It.IsAny<bool>()))
            .ReturnsAsync((Customer customer, bool _) => RolesOf(customer.Id).ToArray());
        _customerService.Setup(service => service.GetCustomerRoleByIdAsync(It.IsAny<int>()))
            .ReturnsAsync((int id) => new CustomerRole { Id = id });
        _customerService.Setup(service => service.AddCustomerRoleMappingAsync(It.IsAny<CustomerCustomerRoleMapping>()))
            .Callback((CustomerCustomerRoleMapping mapping) => RolesOf(mapping.CustomerId).Add(mapping.CustomerRoleId)).Returns(Task.CompletedTask);
        _customerService.Setup(service => service.RemoveCustomerRoleMappingAsync(It.IsAny<Customer>(), It.IsAny<CustomerRole>()))
            .Callback((Customer customer, CustomerRole role) => RolesOf(customer.Id).Remove(role.Id)).Returns(Task.CompletedTask);
        _settingService.Setup(service => service.LoadSettingAsync<LoyaltySettings>(It.IsAny<int>())).ReturnsAsync(() => Settings);
        Logger.Setup(logger => logger.ErrorAsync(It.IsAny<string>(), It.IsAny<Exception>(), It.IsAny<Customer>()))
            .Callback((string message, Exception exception, Customer _) => Errors.Add($"{message} {exception}")).Returns(Task.CompletedTask);

        new DefaultProgram(Programs.Repository, Tiers.Repository, Time).EnsureAsync().GetAwaiter().GetResult();
        Program = Programs.Rows.Single();
        Node = new LoyaltyNode(this);
    }

    /// <summary>What the time is, on every node</summary>
    public SetClock Time { get; } = new();
    public MemoryDatabase Database => _database;
    public MemoryTable<LoyaltyProgram> Programs { get; }
    public MemoryTable<LoyaltyTier> Tiers { get; }
    public MemoryTable<LoyaltyMember> Members { get; }
    public MemoryTable<PointsAccount> Accounts { get; }
    public MemoryTable<LedgerEntry> Entries { get; }
    public MemoryTable<PointLot> Lots { get; }
    public MemoryTable<LotMovement> Movements { get; }
    public MemoryTable<OrderAward> Awards { get; }
    public MemoryTable<AuditEntry> Audit { get; }
    public MemoryTable<LoyaltyPartner> Partners { get; }
    public MemoryTable<ProviderConfiguration> ProviderConfigurations { get; }
    public MemoryTable<ProviderSession> ProviderSessions { get; }
    public MemoryTable<ProviderSessionStep> ProviderSteps { get; }
    public MemoryTable<SpendDiscount> SpendDiscounts { get; }
    public MemoryTable<PartnerSession> PartnerSessions { get; }
    public MemoryTable<PartnerSessionStep> PartnerSteps { get; }
    public MemoryTable<Order> Orders { get; }
    public MemoryTable<OrderItem> OrderItems { get; }
    public MemoryTable<GiftCardUsageHistory> GiftCardUses { get; }
    public MemoryTable<Product> Products { get; }
    public MemoryTable<ProductTerms> ProductTerms { get; }
    public MemoryTable<Category> Categories { get; }
    public MemoryTable<ProductCategory> ProductCategories { get; }
    public MemoryTable<LoyaltyRedemption> Redemptions { get; }
    public MemoryTable<RedemptionStep> Steps { get; }
    public MemoryTable<RewardUnit> Units { get; }
    public MemoryTable<LeaderboardPlace> Places { get; }
    public MemoryTable<Customer> Customers { get; }
    public MemoryTable<CustomerCustomerRoleMapping> CustomerRoles { get; }
    public MemoryTable<ProductManufacturer> ProductManufacturers { get; }
    public MemoryTable<EarningRule> Rules { get; }
    public MemoryTable<EarningRuleVersion> RuleVersions { get; }
    public MemoryTable<RuleAward> RuleAwards { get; }
    public MemoryTable<RuleUse> RuleUses { get; }
    public MemoryTable<InteractionDefinition> Interactions { get; }
    public MemoryTable<TierPolicy> TierPolicies { get; }
    public MemoryTable<TierPass> TierPasses { get; }
    public MemoryTable<TierStanding> TierStandings { get; }
    public MemoryTable<TierChange> TierChanges { get; }
    public MemoryTable<Referral> Referrals { get; }
    public MemoryTable<ReferralCode> ReferralCodes { get; }
    public MemoryTable<ReferralSlot> ReferralSlots { get; }
    public MemoryTable<ReferralTerms> ReferralTerms { get; }
    public MemoryTable<EarningPause> Pauses { get; }
    public MemoryTable<RowTurn> RowTurns { get; }
    public MemoryTable<WaitingOrder> WaitingOrders { get; }
    public MemoryTable<SentNotice> Notices { get; }
    public MemoryTable<ExpiryReminder> Reminders { get; }
    public MemoryTable<Address> Addresses { get; }
    public MemoryTable<Webhook> Webhooks { get; }
    public MemoryTable<WebhookDelivery> Deliveries { get; }
    public MemoryTable<WebhookAttempt> DeliveryAttempts { get; }
    public Dictionary<int, IList<Address>> AddressesOf { get; } = [];
    public LoyaltySettings Settings { get; } = new();
    public LoyaltyProgram Program { get; }
    public LoyaltyNode Node { get; }
    public Mock<ILogger> Logger { get; } = new();
    public List<string> Errors { get; } = [];
    public List<object> Published { get; } = [];

    /// <summary>
    /// Called whenever a mail is to be written
    /// </summary>
    public Action? Telling { get; set; }
    public ICustomerService CustomerService => _customerService.Object;
    public ISettingService SettingService => _settingService.Object;
    private Dictionary<int, List<int>> Roles { get; } = [];

    public List<int> RolesOf(int customerId)
    {
        return Roles.TryGetValue(customerId, out var roles) ? roles : Roles[customerId] = [];
    }

    public Customer NewCustomer(string? email = "vera@example.com")
    {
        var customer = Customers.Add(new Customer { Email = email, FirstName = "Vera", LastName = "Bright" });
        if (email is not null)
            CustomerRoles.Add(new CustomerCustomerRoleMapping { CustomerId = customer.Id, CustomerRoleId = REGISTERED });

        return customer;
    }

    public async Task<LoyaltyMember> NewMemberAsync()
    {
        return (await Node.MemberService.EnrolAsync(Program.Id, NewCustomer().Id, "test")).Value;
    }
}

/// <summary>
/// One web node: services with a gate of their own
/// </summary>
internal sealed class LoyaltyNode
{
    public LoyaltyNode(LoyaltyWorld world)
    {
        Time = world.Time;
        var gate = Gate = new MemberGate();
        var audit = new AuditService(world.Audit.Repository, Time);
        var earners = new Earners(world.CustomerService, world.Customers.Repository, world.CustomerRoles.Repository);
        // nobody sends by himself: tests do it when they want
        var outbox = new WebhookOutbox(world.Programs.Repository, world.Webhooks.Repository, world.Deliveries.Repository, new WebhookWake(Mock.Of<IServiceScopeFactory>()), Time);
        var pauses = new EarningPauses(world.Pauses.Repository, Time);
        Pauses = pauses;
        var programs = new ProgramService(pauses, audit, world.Programs.Repository, new NoCache(), Time);
        Programs = programs;
        var turns = new RowTurns(world.RowTurns.Repository);
        var figures = new TierFigures(world.Entries.Repository, world.Members.Repository, world.Accounts.Repository);
        var policies = new TierPolicies(audit, Mock.Of<IDateTimeHelper>(helper => helper.DefaultStoreTimeZone == TimeZoneInfo.Utc),
            world.TierPasses.Repository, world.TierPolicies.Repository, Time);
        var placement = new TierPlacement(audit, world.CustomerService, new Publisher(world.Published), world.Members.Repository,
            world.TierChanges.Repository, world.TierStandings.Repository, new NoCache(), gate, turns, figures, outbox, Time);
        TierEvaluation = new TierEvaluation(world.Logger.Object, programs, world.Members.Repository, world.Tiers.Repository,
            world.TierPasses.Repository, figures, placement, policies, Time);
        TierPreview = new TierPreview(TierEvaluation, policies);
        TierService = new TierService(audit, world.Tiers.Repository, world.Accounts.Repository, TierEvaluation, figures, placement, policies, Time);
        MemberService = new MemberService(pauses, audit, world.CustomerService, programs, world.Members.Repository, new NoCache(), TierService, gate, turns, outbox, Time);
        var spendable = new SpendablePoints(world.Programs.Repository, world.Lots.Repository, Time);
        var board = new LeaderboardCache();
        Leaderboard = new Leaderboard(Clock, world.Customers.Repository, world.Places.Repository, world.Members.Repository, world.Accounts.Repository, board,
            new SharedTerms(world.Rules.Repository, world.Programs.Repository, world.Tiers.Repository), spendable, Time);
        Closing = new LeaderboardClosing(Clock, programs, world.Customers.Repository, world.Places.Repository, world.Entries.Repository, world.Members.Repository, board);
        Board = board;
        var ledgerBooking = new LedgerBooking(Clock, world.Entries.Repository, world.Movements.Repository, world.Members.Repository, world.Programs.Repository,
            world.Lots.Repository, world.Accounts.Repository, outbox);
        Ledger = new LedgerService(TierService, new Publisher(world.Published), world.Logger.Object, programs, world.Entries.Repository,
            world.Lots.Repository, world.Accounts.Repository, new NoCache(), new LedgerBatch(ledgerBooking, gate, Time), ledgerBooking,
            new LedgerVerification(world.Entries.Repository, world.Movements.Repository, world.Members.Repository, world.Lots.Repository, world.Accounts.Repository),
            gate, spendable, Time);
        var lifecycle = new RedemptionLifecycle(new Publisher(world.Published), Later<ILedgerService>(Ledger), Later(world.Entries.Repository), world.Redemptions.Repository,
            Later(world.Steps.Repository), Later(new RewardStock(world.Units.Repository)), Later(outbox), Time);
        var convergence = Converging = new LedgerConvergence(Ledger, world.Logger.Object);
        var orderRedemptions = new OrderRedemptions(Mock.Of<IDiscountService>(), programs, world.Entries.Repository,
            world.Redemptions.Repository, world.Orders.Repository, world.OrderItems.Repository, convergence, lifecycle, Time);
        var exclusions = new EarningExclusions(world.Categories.Repository, world.Products.Repository, world.ProductCategories.Repository);
        ProductTerms = new ProductTermsService(Later<IAuditService>(audit), Later(Mock.Of<ICategoryService>()), Later(world.Products.Repository), Later(world.ProductCategories.Repository),
            Later(world.ProductManufacturers.Repository), Later(world.Tiers.Repository), world.ProductTerms.Repository, Mock.Of<IStaticCacheManager>(), Time);
        var places = new CatalogPlaces(Later(exclusions), Later(world.Products.Repository), Later(world.ProductManufacturers.Repository), Mock.Of<IStaticCacheManager>());
        var snapshots = new OrderSnapshots(places, exclusions, world.GiftCardUses.Repository, world.Entries.Repository, world.Orders.Repository, world.Awards.Repository, world.OrderItems.Repository,
            orderRedemptions);
        var merged = new MergedMembers(world.Members.Repository, turns);
        WelcomeBonuses = new WelcomeBonuses(pauses, programs, world.Entries.Repository, world.Members.Repository, convergence, merged, TierEvaluation, figures, policies, Time);
        Merge = new MemberMerge(audit, world.Logger.Object, Mock.Of<IRedemptionService>(), world.Entries.Repository, world.Members.Repository, world.Programs.Repository,
            world.Redemptions.Repository, world.Awards.Repository, world.Accounts.Repository, world.Referrals.Repository, TierService, ledgerBooking, gate,
            new MergedCounts(world.ReferralSlots.Repository, world.RuleUses.Repository), merged, turns, Time);
        var clock = Mock.Of<IDateTimeHelper>(helper => helper.DefaultStoreTimeZone == TimeZoneInfo.Utc);
        Rules = new EarningRuleService(audit, new Publisher(world.Published), programs, world.Rules.Repository, world.RuleVersions.Repository, world.Interactions.Repository, world.RuleAwards.Repository, Time);
        var booking = new RuleBooking(clock, Ledger, world.RuleAwards.Repository, new RuleLimits(world.RuleUses.Repository), Time);
        var ruleMembers = new RuleMembers(world.CustomerService, TierService);
        Awards = new RuleAwards(pauses, world.CustomerService, clock, Rules, world.Logger.Object, MemberService, programs, world.SettingService, booking, ruleMembers, Time);
        var orderRules = new OrderRules(clock, Rules, world.Logger.Object, convergence, new OrderFactsReader(places, world.Orders.Repository, merged), snapshots, booking, ruleMembers, Time);
        var firstAwards = new FirstAwards(pauses, world.CustomerService, MemberService, world.Awards.Repository, world.SettingService, TierService, merged, orderRules, ProductTerms, Time);
        Convergence = new OrderConvergence(firstAwards, world.Logger.Object, programs, world.Entries.Repository, world.Orders.Repository, world.Awards.Repository, world.Accounts.Repository,
            convergence, snapshots, orderRedemptions, orderRules,
            new UnsettledOrders(earners, pauses, programs, world.Members.Repository, world.Redemptions.Repository,
                world.Orders.Repository, world.Awards.Repository, world.SettingService, snapshots, orderRedemptions, orderRules, ProductTerms, Time), Time);
        var notices = new SentNotices(world.Notices.Repository, Time);
        var facts = new ReferralFactsReader(world.CustomerService, world.Addresses.Repository, world.Orders.Repository, world.Referrals.Repository, merged, Time);
        // nobody is told anything: there is no store that could write
        var stores = new Mock<IStoreService>();
        stores.Setup(service => service.GetAllStoresAsync()).Returns(() =>
        {
            world.Telling?.Invoke();

            return Task.FromResult<IList<Store>>(new List<Store>());
        });
        var messages = new LoyaltyMessages(null, world.CustomerService, null, null, null, null, null, null,
            stores.Object, null, null);
        ReferralConvergence = new ReferralConvergence(pauses, world.CustomerService, new Publisher(world.Published), Ledger, world.Logger.Object, MemberService, programs,
            world.Awards.Repository, world.Referrals.Repository, world.ReferralTerms.Repository, convergence, messages, merged, facts,
            new ReferralRules(MemberService, Awards, convergence, merged, booking, Time), turns, notices,
            new UnsettledReferrals(earners, programs, world.Entries.Repository, world.Members.Repository, world.Orders.Repository, world.Awards.Repository,
                world.ReferralTerms.Repository, booking, notices, Time), outbox, Time);
        WaitingOrders = new WaitingOrders(new CheckoutClaims(null, world.CustomerService, world.Logger.Object, null, null, world.Redemptions.Repository, world.SettingService, null,
            null, null, Later(orderRedemptions), null, null, null, lifecycle, null, Time), new FailedOrders(Time), world.Logger.Object, Convergence, world.Orders.Repository, world.WaitingOrders.Repository, ReferralConvergence, Time);
        Birthdays = new Birthdays(clock, world.Customers.Repository, world.Rules.Repository, Awards, booking, notices, Time);
        Reminders = new ExpiryReminders(world.CustomerService, clock, world.Logger.Object, programs, world.Reminders.Repository, world.Members.Repository,
            world.Lots.Repository, world.Accounts.Repository, messages, Time);
        TierFollowUp = new TierFollowUp(Ledger, Mock.Of<ILocalizationService>(), world.Logger.Object, programs, world.Members.Repository, world.Tiers.Repository,
            world.TierChanges.Repository, messages, notices, WelcomeBonuses);
        Referrals = new ReferralService(audit, world.CustomerService, MemberService, programs, world.Referrals.Repository, world.ReferralCodes.Repository,
            world.ReferralSlots.Repository, world.ReferralTerms.Repository, merged, ReferralConvergence, facts, turns, Time);
    }

    public EarningPauses Pauses { get; }
    public ProgramService Programs { get; }
    public ProductTermsService ProductTerms { get; }
    public TierService TierService { get; }
    public ReferralConvergence ReferralConvergence { get; }
    public ReferralService Referrals { get; }
    public TierEvaluation TierEvaluation { get; }
    public TierPreview TierPreview { get; }
    public WelcomeBonuses WelcomeBonuses { get; }
    public MemberService MemberService { get; }
    public Leaderboard Leaderboard { get; }
    public LeaderboardCache Board { get; }
    public LeaderboardClosing Closing { get; }
    /// <summary>What a service asks for only when it needs it.</summary>
    private static Lazy<T> Later<T>(T service) where T : class
    {
        return new Lazy<T>(service);
    }

    private SetClock Time { get; }

    public IDateTimeHelper Clock { get; } = Mock.Of<IDateTimeHelper>(helper => helper.DefaultStoreTimeZone == TimeZoneInfo.Utc);
    public LedgerConvergence Converging { get; }
    public MemberMerge Merge { get; }
    public LedgerService Ledger { get; }
    public MemberGate Gate { get; }
    public OrderConvergence Convergence { get; }
    public WaitingOrders WaitingOrders { get; }
    public Birthdays Birthdays { get; }
    public ExpiryReminders Reminders { get; }
    public TierFollowUp TierFollowUp { get; }
    public EarningRuleService Rules { get; }
    public RuleAwards Awards { get; }

    private sealed class Publisher(List<object> published) : IEventPublisher
    {
        public Task PublishAsync<TEvent>(TEvent @event)
        {
            Publish(@event);

            return Task.CompletedTask;
        }

        public void Publish<TEvent>(TEvent @event)
        {
            lock (published)
                published.Add(@event!);
        }
    }
}

/// <summary>
/// A clock that goes, and that tests turn
/// </summary>
internal sealed class SetClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Pass(TimeSpan time) => _ahead += time;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + _ahead;
}
