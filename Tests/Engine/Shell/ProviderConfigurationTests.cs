using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Providers;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>What a store can be told to work with, and who learns of its secret: nobody.</summary>
[TestFixture]
public sealed class ProviderConfigurationTests
{
    private const string Secret = "ls_very-secret-words";

    private SessionWorld _shop = null!;

    [SetUp]
    public void Start() => _shop = new SessionWorld();

    [TearDown]
    public void Stop() => _shop.Dispose();

    [Test]
    public async Task A_secret_is_stored_sealed_and_comes_out_as_a_connection_only()
    {
        await SaveAsync(Hub(), Secret);

        var stored = _shop.World.ProviderConfigurations.Rows.Single();
        var connection = _shop.Get<ProviderConfigurations>().Connect(stored);
        Assert.That(stored.SealedSecret, Is.Not.Null.And.Not.Contain(Secret));
        Assert.That(connection.Secret, Is.EqualTo(Secret));
        Assert.That($"{connection}", Does.Not.Contain(Secret));
        Assert.That(_shop.World.Audit.Rows.Select(row => $"{row.OldValue}{row.NewValue}"), Has.None.Contains(Secret));
        Assert.That(_shop.World.Audit.Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_secret_that_is_not_given_stays_as_long_as_the_address_does()
    {
        await SaveAsync(Hub(), Secret);

        Assert.That((await SaveAsync(Hub(row => row.DisplayName = "Fuel points"))).Success, Is.True);
        Assert.That(Connect().Secret, Is.EqualTo(Secret));

        var moved = await SaveAsync(Hub(row => row.Address = "https://elsewhere.example.com"));
        Assert.That(moved.Error?.Field, Is.EqualTo("clientSecret"), "the secret is not meant for anybody else");
        Assert.That(Connect().Address, Is.EqualTo(new Uri("https://hub.example.com/")));
    }

    [Test]
    public async Task The_address_is_kept_with_one_slash_so_that_a_hub_in_a_folder_is_found()
    {
        await SaveAsync(Hub(row => row.Address = " https://hub.example.com/shop "), Secret);

        Assert.That(new Uri(Connect().Address!, "api/loyalty/provider/status").AbsoluteUri, Is.EqualTo("https://hub.example.com/shop/api/loyalty/provider/status"));
    }

    [TestCase("address", "http://hub.example.com/")]
    [TestCase("address", "https://user:word@hub.example.com/")]
    [TestCase("address", "hub")]
    [TestCase("provider", "nobody")]
    [TestCase("clientId", "")]
    [TestCase("budgetMilliseconds", "50")]
    [TestCase("keepTryingDays", "0")]
    [TestCase("allowedOrigins", "*")]
    public async Task What_cannot_be_is_refused_at_its_field_and_changes_nothing(string field, string value)
    {
        var refused = await SaveAsync(Hub(row =>
        {
            switch (field)
            {
                case "address": row.Address = value; break;
                case "provider": row.ProviderName = value; break;
                case "clientId": row.ClientId = value; break;
                case "budgetMilliseconds": row.BudgetMilliseconds = int.Parse(value); break;
                case "keepTryingDays": row.KeepTryingDays = int.Parse(value); break;
                default: row.AllowedOrigins = value; break;
            }
        }), Secret);

        Assert.That(refused.Error?.Field, Is.EqualTo(field));
        Assert.That(_shop.World.ProviderConfigurations.Rows, Is.Empty);
    }

    [Test]
    public async Task A_program_that_is_open_to_the_store_already_would_earn_twice()
    {
        var own = new ProviderConfiguration { StoreId = 1, ProviderName = OwnLoyaltyProvider.NAME, Program = _shop.World.Program.SystemName };

        Assert.That((await SaveAsync(own)).Error?.Field, Is.EqualTo("program"));

        _shop.World.Program.StoreIds = "2";
        _shop.World.Programs.Update(_shop.World.Program);
        Assert.That((await SaveAsync(own)).Success, Is.True);
    }

    [Test]
    public async Task A_store_that_does_not_exist_is_told_so()
    {
        Assert.That((await SaveAsync(Hub(row => row.StoreId = 99), Secret)).Error?.Code, Is.EqualTo(LoyaltyErrorCodes.STORE_NOT_FOUND));
    }

    [Test]
    public void What_was_sealed_for_one_purpose_is_read_for_no_other()
    {
        var seal = _shop.Get<StoreSeal>();
        var text = seal.Seal(StoreSeal.SECRET, Secret);

        Assert.That(seal.Open(StoreSeal.SECRET, text), Is.EqualTo(Secret));
        Assert.That(seal.Open(StoreSeal.IDENTIFIER, text), Is.Null);
        Assert.That(seal.Open(StoreSeal.SECRET, text[..^2]), Is.Null);
    }

    private ProviderConnection Connect() => _shop.Get<ProviderConfigurations>().Connect(_shop.World.ProviderConfigurations.Rows.Single());

    private Task<Result<ProviderConfiguration>> SaveAsync(ProviderConfiguration wanted, string? secret = null) => _shop.Get<ProviderConfigurations>().SaveAsync(wanted, secret, "test");

    private static ProviderConfiguration Hub(Action<ProviderConfiguration>? change = null)
    {
        var row = new ProviderConfiguration { StoreId = 1, Active = true, ProviderName = RestLoyaltyProvider.NAME, Address = "https://hub.example.com", ClientId = "lp_1" };
        change?.Invoke(row);

        return row;
    }
}
