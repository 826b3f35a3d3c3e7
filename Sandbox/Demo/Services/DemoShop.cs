using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Loyalty.Services.ApiKeys;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>A shop with life in it: a catalogue, shoppers of every loyalty tier, and orders in every state</summary>
public class DemoShop(DemoSteps steps)
{
    private const string SHOPPER_EMAIL = "shopper@example.com";
    private const string SHOPPER_PASSWORD = "shopper-demo-1";

    private static readonly (DemoPerson Person, DemoPurchase[] Purchases)[] _shoppers =
    [
        (new("Sam", "Shopper", SHOPPER_EMAIL, 120, "US", "Portland", "18 Alder Street", "97205"),
        [
            new("LMP-DESK CND-CEDAR", 96), new("2*MUG-STONE BAG-HARBOUR", 61, Coupon: DemoCatalog.COUPON),
            new("PLT-FERN JAR-TEA", 20), new("BKS-DOTTED PEN-FOUNTAIN", 3, DemoOutcome.Paid)
        ]),
        (new("Amira", "Haddad", "amira.haddad@example.com", 380, "EG", "Cairo", "7 El Nil Road", "11511"),
        [
            new("4*HDP-STUDIO 2*SPK-SHELF", 300), new("3*BPK-CITY 2*BLK-WOOL", 210), new("5*LMP-DESK", 90), new("2*POT-KETTLE JAR-TEA", 11)
        ]),
        (new("Jonas", "Keller", "jonas.keller@example.com", 350, "DE", "Leipzig", "Karl-Heine-Straße 42", "04229"),
        [
            new("2*HDP-STUDIO", 280), new("2*SPK-SHELF SPK-RADIO", 190), new("BPK-CITY 3*PEN-FOUNTAIN", 70), new("4*LMP-DESK", 40), new("HDP-STUDIO 6*BLK-WOOL", 9)
        ]),
        (new("Priya", "Nair", "priya.nair@example.com", 300, "GB", "Bristol", "3 Quayside", "BS1 4RB"),
        [
            new("2*SPK-SHELF", 240), new("3*LMP-DESK BLK-WOOL", 130), new("HDP-STUDIO 2*POT-KETTLE", 44), new("BPK-CITY", 6, DemoOutcome.Paid, Reward: DemoRewards.FREE_DELIVERY)
        ]),
        (new("Marcus", "Reed", "marcus.reed@example.com", 260, "US", "Denver", "905 Larimer Street", "80204"),
        [
            new("3*HDP-STUDIO", 200), new("4*BPK-CITY", 110), new("2*SPK-RADIO 2*BLK-WOOL", 33, DemoOutcome.PartiallyRefunded)
        ]),
        (new("Lena", "Fischer", "lena.fischer@example.com", 220, "DE", "Hamburg", "Schanzenstraße 11", "20357"),
        [
            new("BPK-CITY SCF-LAMBS", 170), new("2*POT-KETTLE 4*MUG-STONE", 80), new("SPK-SHELF", 14)
        ]),
        (new("Noah", "Tremblay", "noah.tremblay@example.com", 200, "CA", "Montréal", "220 Rue Saint-Paul", "H2Y 1Z9"),
        [
            new("HDP-STUDIO", 150), new("3*BLK-WOOL", 72), new("2*CAP-CORD SCF-LAMBS", 21)
        ]),
        (new("Grace", "Okafor", "grace.okafor@example.com", 180, "GB", "Leeds", "61 Call Lane", "LS1 7BT"),
        [
            new("2*LMP-DESK", 140), new("PLT-FERN 2*CND-CEDAR", 66), new("2*SPK-RADIO", 18, StoreId: 2)
        ]),
        (new("Tomás", "Rivera", "tomas.rivera@example.com", 160, "US", "Austin", "1400 Congress Avenue", "78701"),
        [
            new("SPK-SHELF", 120), new("BPK-CITY", 50, DemoOutcome.Cancelled), new("2*BAG-HARBOUR JAR-TEA", 8)
        ]),
        (new("Yuki", "Tanaka", "yuki.tanaka@example.com", 140, "US", "Seattle", "77 Pike Street", "98101"),
        [
            new("3*BKS-DOTTED 2*PEN-FOUNTAIN", 100), new("GFT-LETTER BKS-PLANNER", 30)
        ]),
        (new("Elif", "Demir", "elif.demir@example.com", 90, "DE", "Berlin", "Oranienstraße 88", "10969"),
        [
            new("BLK-WOOL CND-CEDAR", 55, Coupon: DemoCatalog.COUPON), new("4*MUG-STONE", 12)
        ]),
        (new("Oliver", "Grant", "oliver.grant@example.com", 60, "GB", "Edinburgh", "9 Cockburn Street", "EH1 1BP"),
        [
            new("BOT-STEEL CAP-CORD", 25, StoreId: 2)
        ]),
        (new("Chloé", "Martin", "chloe.martin@example.com", 30, "CA", "Québec", "15 Rue du Petit-Champlain", "G1K 4H4"),
        [
            new("POT-KETTLE BAG-HARBOUR", 2, DemoOutcome.Placed)
        ])
    ];

    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Whether the shop was made before</summary>
    public Task<bool> ExistsAsync() =>
        steps.DoAsync(async services =>
            await services.GetRequiredService<ICustomerService>().GetCustomerByEmailAsync(SHOPPER_EMAIL) != null);

    /// <summary>Makes the shop; null when it is there already</summary>
    public async Task<DemoFacts> CreateAsync()
    {
        await _gate.WaitAsync();
        try
        {
            return await ExistsAsync() ? null : await SeedAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<DemoFacts> SeedAsync()
    {
        await DoAsync(services => services.GetRequiredService<DemoGround>().PrepareAsync());
        await DoAsync(async services =>
        {
            await services.GetRequiredService<DemoCatalog>().SeedAsync();
            await services.GetRequiredService<DemoRewards>().SeedAsync();
        });

        var (shopperId, latestId) = (0, 0);
        foreach (var (person, purchases) in _shoppers)
        {
            latestId = await SeedShopperAsync(person, purchases);
            if (person.Email == SHOPPER_EMAIL)
                shopperId = latestId;
        }

        return await steps.DoAsync(async services =>
        {
            await services.GetRequiredService<DemoRules>().SeedAsync(latestId);
            await services.GetRequiredService<DemoRewardPoints>().SeedAsync();
            var key = await services.GetRequiredService<IApiKeyService>().CreateAsync("Demonstration",
                ["loyalty:read", "loyalty:write"], [], LoyaltyDemoDefaults.ACTOR);

            return new DemoFacts(SHOPPER_EMAIL, SHOPPER_PASSWORD, shopperId, key.Secret);
        });
    }

    private async Task<int> SeedShopperAsync(DemoPerson person, DemoPurchase[] purchases)
    {
        //nobody signs in as the others: their passwords are kept by no one
        var password = person.Email == SHOPPER_EMAIL ? SHOPPER_PASSWORD : Guid.NewGuid().ToString("N");
        var customerId = await steps.DoAsync(async services =>
            (await services.GetRequiredService<DemoCustomers>().InsertAsync(person, password)).Id);

        //totals are those of the store whose address is asked for
        foreach (var purchase in purchases)
            await DoAsync(services => services.GetRequiredService<DemoOrders>().PlaceAsync(customerId, purchase), purchase.StoreId);

        return customerId;
    }

    private Task DoAsync(Func<IServiceProvider, Task> step, int storeId = 1) =>
        steps.DoAsync(async services =>
        {
            await step(services);
            return true;
        }, storeId);
}
