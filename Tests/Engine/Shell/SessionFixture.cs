using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>A store at the side of a provider, and a shopper with two pieces at ten in the cart.</summary>
public abstract class SessionFixture
{
    protected const string Phone = "+49 170 1234567";

    private protected SessionWorld _shop = null!;
    private protected Customer _vera = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _shop = new SessionWorld();
        await _shop.ConfigureAsync();
        _vera = _shop.World.NewCustomer();
        _shop.Take(10m, 2);
    }

    [TearDown]
    public void Close()
    {
        PlaceOrderAttempt.Current = null;
        _shop.Dispose();
    }

    private protected Task<Result<ProviderSession>> IdentifyAsync(string typed = Phone, bool remember = false) => _shop.Get<SessionCart>().IdentifyAsync(_vera, _shop.Store, typed, remember);
}
