using Moq;
using Nop.Core;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Services.Common;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

public sealed class GuestOrdersTests
{
    private const string Email = "vera@example.com";

    private readonly Dictionary<(int, string), string?> _attributes = [];
    private CustomerSettings _registration = null!;
    private GuestOrders _guestOrders = null!;
    private Mock<IOrderConvergence> _convergence = null!;
    private LoyaltyWorld _world = null!;

    [SetUp]
    public void SetUp()
    {
        _attributes.Clear();
        _world = new LoyaltyWorld();
        _registration = new CustomerSettings { UserRegistrationType = UserRegistrationType.EmailValidation };
        var attributes = new Mock<IGenericAttributeService>();
        attributes.Setup(service => service.SaveAttributeAsync(It.IsAny<BaseEntity>(), It.IsAny<string>(), It.IsAny<string>(), It.IsAny<int>()))
            .Callback((BaseEntity entity, string key, string value, int _) => _attributes[(entity.Id, key)] = value).Returns(Task.CompletedTask);
        attributes.Setup(service => service.GetAttributeAsync<string>(It.IsAny<BaseEntity>(), It.IsAny<string>(), It.IsAny<int>(), It.IsAny<string>()))
            .ReturnsAsync((BaseEntity entity, string key, int _, string _) => _attributes.GetValueOrDefault((entity.Id, key))!);
        var orders = new Mock<IOrderService>();
        orders.Setup(service => service.UpdateOrderAsync(It.IsAny<Order>())).Callback((Order order) => _world.Orders.Update(order)).Returns(Task.CompletedTask);
        _convergence = new Mock<IOrderConvergence>();
        _convergence.Setup(convergence => convergence.ConvergeAsync(It.IsAny<Order>())).Returns((Order order) => _world.Node.Convergence.ConvergeAsync(order));
        _guestOrders = new GuestOrders(_registration, _world.Node.Pauses, null!, _world.CustomerService, attributes.Object, _convergence.Object, orders.Object,
            _world.Addresses.Repository, _world.Orders.Repository, _world.SettingService, null!, null!, _world.Time);
    }

    [Test]
    public async Task What_a_guest_ordered_on_the_visit_on_which_he_registers_earns_once()
    {
        var customer = _world.NewCustomer(email: null);
        var order = Place(64, customer);
        await _world.Node.Convergence.ConvergeAsync(order);
        Assert.That(Points(customer), Is.Zero, "a guest earns nothing");

        Register(customer);
        await _guestOrders.RegisteredAsync(customer);
        await _guestOrders.RegisteredAsync(customer);

        Assert.That(Points(customer), Is.EqualTo(64));
    }

    [TestCase(30, 31)]
    [TestCase(0, 0)]
    public async Task What_he_ordered_too_long_ago_never_earns(int days, int ago)
    {
        _world.Settings.GuestOrderDays = days;
        var customer = _world.NewCustomer(email: null);
        Place(64, customer, ago);
        _world.Program.StartOnUtc = DateTime.UtcNow.AddYears(-1);
        _world.Programs.Update(_world.Program);

        Register(customer);
        await _guestOrders.RegisteredAsync(customer);
        await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-90));
        Assert.That(Points(customer), Is.Zero, "not later either");

        var next = Place(10, customer);
        next.CreatedOnUtc = DateTime.UtcNow.AddSeconds(5);
        _world.Orders.Update(next);
        await _world.Node.Convergence.ConvergeAsync(next);
        Assert.That(Points(customer), Is.EqualTo(10), "what he orders from now on does");
    }

    [Test]
    public async Task Whoever_confirms_the_address_gets_what_guests_ordered_with_it_once()
    {
        var guest = _world.NewCustomer(email: null);
        var order = Place(64, guest, email: "VERA@example.com");
        var other = Place(50, guest, email: "somebody@example.com");
        var old = Place(40, guest, 31);
        var customer = await RegisteredAsync();
        Assert.That(Points(customer), Is.Zero, "an address alone proves nothing");

        customer.Active = true;
        Assert.That(await _guestOrders.ConfirmedAsync(customer), Is.EqualTo(1));
        Assert.That(await _guestOrders.ConfirmedAsync(customer), Is.Zero);

        Assert.That(Points(customer), Is.EqualTo(64));
        Assert.That(new[] { order, other, old }.Select(row => _world.Orders.Rows.Single(stored => stored.Id == row.Id).CustomerId), Is.EqualTo(new[] { customer.Id, guest.Id, guest.Id }));
        await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-90));
        Assert.That(Points(customer), Is.EqualTo(64));
    }

    [Test]
    public async Task What_could_not_be_booked_when_the_address_was_confirmed_is_booked_later()
    {
        var guest = _world.NewCustomer(email: null);
        Place(64, guest);
        Place(30, guest);
        var customer = await RegisteredAsync();
        customer.Active = true;
        _convergence.Setup(convergence => convergence.ConvergeAsync(It.IsAny<Order>())).ThrowsAsync(new InvalidOperationException("The database is away"));

        Assert.ThrowsAsync<InvalidOperationException>(() => _guestOrders.ConfirmedAsync(customer));
        await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-90));

        Assert.That(Points(customer), Is.EqualTo(94), "both orders, though the first one failed");
    }

    [Test]
    public async Task An_account_that_nothing_confirmed_gets_nothing()
    {
        var guest = _world.NewCustomer(email: null);
        Place(64, guest);
        var customer = await RegisteredAsync();
        Assert.That(await _guestOrders.ConfirmedAsync(customer), Is.Zero, "not active");

        // nopCommerce announces accounts as active at once where nobody confirms anything
        _registration.UserRegistrationType = UserRegistrationType.Standard;
        var another = await RegisteredAsync(active: true);
        Assert.That(await _guestOrders.ConfirmedAsync(another), Is.Zero);

        // an account of somebody who signed in elsewhere was never asked to confirm
        _registration.UserRegistrationType = UserRegistrationType.EmailValidation;
        var external = await RegisteredAsync(active: true);
        Assert.That(await _guestOrders.ConfirmedAsync(external), Is.Zero);
        Assert.That(_world.Accounts.Rows, Is.Empty);
    }

    [Test]
    public async Task The_address_that_counts_is_the_one_that_was_to_be_confirmed()
    {
        var guest = _world.NewCustomer(email: null);
        Place(64, guest, email: "other@example.com");
        var customer = await RegisteredAsync();
        customer.Email = "other@example.com";
        customer.Active = true;

        Assert.That(await _guestOrders.ConfirmedAsync(customer), Is.Zero);
    }

    [Test]
    public async Task Orders_of_other_accounts_stay_theirs()
    {
        var owner = _world.NewCustomer("owner@example.com");
        var order = Place(64, owner);
        var customer = await RegisteredAsync();
        customer.Active = true;

        Assert.That(await _guestOrders.ConfirmedAsync(customer), Is.Zero);
        Assert.That(_world.Orders.Rows.Single(row => row.Id == order.Id).CustomerId, Is.EqualTo(owner.Id));
    }

    private long Points(Customer customer)
    {
        return (from member in _world.Members.Rows
            join account in _world.Accounts.Rows on member.Id equals account.MemberId
            where member.CustomerId == customer.Id
            select account.Balance).Sum();
    }

    private async Task<Customer> RegisteredAsync(bool active = false)
    {
        var customer = _world.NewCustomer(Email);
        customer.Active = active;
        await _guestOrders.RegisteredAsync(customer);

        return customer;
    }

    private void Register(Customer customer)
    {
        customer.Email = Email;
        customer.Active = true;
        _world.Customers.Update(customer);
        _world.CustomerRoles.Add(new CustomerCustomerRoleMapping { CustomerId = customer.Id, CustomerRoleId = 3 });
    }

    private Order Place(decimal total, Customer customer, int daysAgo = 0, string email = Email)
    {
        var address = _world.Addresses.Add(new Address { Email = email });

        return _world.Orders.Add(new Order
        {
            CustomerId = customer.Id, StoreId = 1, CreatedOnUtc = DateTime.UtcNow.AddDays(-daysAgo), CustomOrderNumber = "A-1", BillingAddressId = address.Id,
            OrderSubtotalInclTax = total, OrderSubtotalExclTax = total, OrderTotal = total,
            OrderStatusId = (int)OrderStatus.Pending, PaymentStatusId = (int)PaymentStatus.Pending
        });
    }
}
