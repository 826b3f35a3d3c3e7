using Nop.Plugin.Misc.Loyalty.Services.Partners;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

/// <summary>A store of an installation at the side of a program of its other stores: the engine that answers partners, without a network between.</summary>
[TestFixture]
public sealed class OwnProviderTests
{
    private ProviderHost _host = null!;
    private OwnLoyaltyProvider _provider = null!;
    private ProviderConnection _connection = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await ProviderHost.StartAsync();
        _provider = new OwnLoyaltyProvider(_host.Get<IProgramService>(), _host.Get<IStoreService>(), _host.Get<PartnerEngine>());
        _connection = new ProviderConnection(1, null, string.Empty, string.Empty, TimeSpan.FromSeconds(2)) { StoreId = 2, Program = _host.World.Program.SystemName };
    }

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task A_basket_goes_all_the_way_through_the_engine_and_the_ledger_says_which_store_it_was()
    {
        var member = await _host.NewShopperAsync(1_000);
        var lines = new[] { new ProviderLineRequest { LineId = "a", Quantity = "1", UnitPrice = "20.00" } };

        Assert.That((await _provider.GetStatusAsync(_connection)).Value.Online, Is.True);
        var found = await _provider.FindCustomerAsync(_connection, new ProviderLookupRequest { Card = member.CardNumber });
        var basket = await _provider.GetRewardsAsync(_connection, "s1", new ProviderBasketRequest { Sequence = 1, LoyaltyId = found.Value.LoyaltyId, Currency = "EUR", Lines = lines });
        Assert.That(basket.Success, Is.True, basket.Error?.Message);
        await _provider.AcceptAsync(_connection, "s1", new ProviderAcceptRequest { Sequence = 2, Rewards = [], Points = basket.Value.Spend.Least });
        await _provider.ClaimAsync(_connection, "s1", new ProviderCallRequest { Sequence = 3 });
        var summary = await _provider.FinalizeAsync(_connection, "s1", new ProviderFinalizeRequest { Sequence = 4, Currency = "EUR", Lines = lines });

        Assert.That(summary.Success, Is.True, summary.Error?.Message);
        Assert.That(await _host.PointsOfAsync(member), Is.EqualTo(1_000 - summary.Value.Redeemed + summary.Value.Earned));
        Assert.That(_host.World.Entries.Rows.Select(entry => entry.Actor), Has.Some.EqualTo("store:2"));
    }

    [Test]
    public async Task A_program_that_is_not_there_is_an_answer_and_no_exception()
    {
        var status = await _provider.GetStatusAsync(_connection with { Program = "gone" });

        Assert.That(status.Error?.Code, Is.EqualTo("PROGRAM_NOT_FOUND"));
    }
}
