using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Orders whose points are worked out after the shopper has the answer.</summary>
[TestFixture]
public sealed class WaitingOrderTests
{
    private static Order Place(LoyaltyWorld world, int customerId, decimal total = 10)
    {
        var order = world.Orders.Add(new Order
        {
            CustomerId = customerId, StoreId = 1, CreatedOnUtc = DateTime.UtcNow, OrderSubtotalInclTax = total, OrderSubtotalExclTax = total, OrderTotal = total,
            OrderStatusId = (int)OrderStatus.Pending, PaymentStatusId = (int)PaymentStatus.Pending
        });
        world.WaitingOrders.Add(new WaitingOrder { OrderId = order.Id, CustomerId = customerId, CreatedOnUtc = DateTime.UtcNow });

        return order;
    }

    [Test]
    public async Task A_process_that_dies_at_any_write_loses_no_points_and_books_none_twice()
    {
        var died = true;
        for (var write = 1; died; write++)
        {
            var world = new LoyaltyWorld();
            var customer = world.NewCustomer();
            Place(world, customer.Id);
            world.Database.DiesBefore = write;
            try
            {
                await world.Node.WaitingOrders.SettleAsync(customer.Id);
            }
            catch (InvalidOperationException)
            {
                // nobody is left to catch it
            }
            died = world.Database.Died;
            world.Database.DiesBefore = null;

            await new LoyaltyNode(world).WaitingOrders.SettleAsync(customer.Id);

            Assert.That((world.Entries.Rows.Sum(entry => entry.Points), world.Accounts.Rows.Single().Balance, world.WaitingOrders.Rows.Count), Is.EqualTo((10L, 10L, 0)),
                $"died before write {write}");
        }
    }

    [Test]
    public async Task The_orders_of_a_customer_are_worked_out_as_they_were_placed()
    {
        var world = new LoyaltyWorld();
        var customer = world.NewCustomer();
        var orders = new[] { Place(world, customer.Id, 7), Place(world, customer.Id, 5), Place(world, customer.Id, 3) };

        await world.Node.WaitingOrders.SettleAsync(customer.Id);

        Assert.That(world.Entries.Rows.Select(entry => (entry.ReferenceId, entry.Points)), Is.EqualTo(orders.Select(order => ($"{order.Id}", (long)order.OrderTotal))));
    }

    [Test]
    public async Task What_was_worked_out_already_is_booked_no_second_time()
    {
        var world = new LoyaltyWorld();
        var customer = world.NewCustomer();
        var order = Place(world, customer.Id);
        await world.Node.Convergence.ConvergeAsync(order);

        await world.Node.WaitingOrders.SettleAsync(customer.Id, [order.Id]);

        Assert.That((world.Entries.Rows.Single().Points, world.WaitingOrders.Rows.Count), Is.EqualTo((10L, 0)));
    }

    [Test]
    public async Task An_order_that_cannot_be_worked_out_keeps_no_other_from_it_and_is_tried_again()
    {
        var world = new LoyaltyWorld();
        var customer = world.NewCustomer();
        Place(world, customer.Id);
        var other = Place(world, world.NewCustomer().Id, 20);
        world.Awards.NextFailure = new InvalidOperationException("the disk is full");

        Assert.That(await world.Node.WaitingOrders.SettleAllAsync(), Is.EqualTo(1));
        Assert.That(world.Entries.Rows.Single().ReferenceId, Is.EqualTo($"{other.Id}"));
        Assert.That(await world.Node.WaitingOrders.SettleAllAsync(), Is.EqualTo(1));

        Assert.That((world.Entries.Rows.Sum(entry => entry.Points), world.WaitingOrders.Rows.Count), Is.EqualTo((30L, 0)));
    }

    [Test]
    public async Task Pages_try_an_order_that_failed_ever_more_seldom_until_it_can_be_worked_out()
    {
        var world = new LoyaltyWorld();
        var customer = world.NewCustomer();
        Place(world, customer.Id);
        var tried = new List<double>();
        for (var minute = 0.0; minute < 31; minute += 0.5)
        {
            world.Awards.NextFailure = new InvalidOperationException("the disk is full");
            if (await world.Node.WaitingOrders.SettleAsync(customer.Id))
                tried.Add(minute);
            world.Time.Pass(TimeSpan.FromSeconds(30));
        }

        Assert.That((tried, world.Errors.Count), Is.EqualTo((new List<double> { 0, 1, 3, 7, 15 }, tried.Count)));

        world.Awards.NextFailure = null;
        world.Time.Pass(TimeSpan.FromMinutes(1));
        Assert.That(await world.Node.WaitingOrders.SettleAsync(customer.Id), Is.True);
        Assert.That((world.Entries.Rows.Sum(entry => entry.Points), world.WaitingOrders.Rows.Count), Is.EqualTo((10L, 0)));
    }

    [Test]
    public async Task An_order_that_failed_keeps_none_of_the_same_customer_from_being_worked_out()
    {
        var world = new LoyaltyWorld();
        var customer = world.NewCustomer();
        Place(world, customer.Id);
        world.Awards.NextFailure = new InvalidOperationException("the disk is full");
        await world.Node.WaitingOrders.SettleAsync(customer.Id);
        var next = Place(world, customer.Id, 20);

        Assert.That(await world.Node.WaitingOrders.SettleAsync(customer.Id), Is.True);

        Assert.That((world.Entries.Rows.Single().ReferenceId, world.WaitingOrders.Rows.Count), Is.EqualTo(($"{next.Id}", 1)));
    }
}
