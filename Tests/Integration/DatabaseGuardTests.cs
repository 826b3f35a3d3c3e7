using System.Data.Common;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Data.Migrations;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>What nopCommerce's databases refuse, whoever asks for it.</summary>
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed class DatabaseGuardTests(TestDatabase database)
{
    private LoyaltyStore _store = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _store = await SharedStores.GetAsync(database);

    [TestCase("LoyaltyAccount", "\"Balance\" = -1")]
    [TestCase("LoyaltyLot", "\"Remaining\" = -1")]
    [TestCase("LoyaltyMember", "\"StatusId\" = 11")]
    [TestCase("LoyaltyRedemption", "\"StatusId\" = 0")]
    public async Task A_row_that_must_never_be_is_refused(string table, string change)
    {
        Assert.That(await _store.ScalarAsync($"SELECT COUNT(*) FROM \"{table}\""), Is.GreaterThan(0));

        var refused = Assert.CatchAsync<DbException>(() => _store.AlterAsync($"UPDATE \"{table}\" SET {change}"));

        Assert.That(refused!.Message, Does.Contain($"CK_{table}_"));
    }

    [Test]
    public async Task A_row_that_breaks_a_check_from_before_stays_and_is_told()
    {
        await using var store = await LoyaltyStore.StartAsync(database);
        await store.AlterAsync("ALTER TABLE \"LoyaltyAccount\" DROP CONSTRAINT \"CK_LoyaltyAccount_Balance\"");
        var first = await store.ScalarAsync("SELECT MIN(\"Id\") FROM \"LoyaltyAccount\"");
        await store.TamperAsync($"UPDATE \"LoyaltyAccount\" SET \"Balance\" = -7 WHERE \"Id\" = {first}");
        await using var connection = store.Connect();
        await connection.OpenAsync();

        var findings = LoyaltyChecks.Add(Provider, connection, null);

        Assert.That(findings, Has.Count.EqualTo(1));
        Assert.That(findings[0], Does.Contain("1 rows of LoyaltyAccount").And.Contain("CK_LoyaltyAccount_Balance was not added"));
        Assert.That(await store.ScalarAsync($"SELECT \"Balance\" FROM \"LoyaltyAccount\" WHERE \"Id\" = {first}"), Is.EqualTo(-7), "nothing is repaired");

        await store.TamperAsync($"UPDATE \"LoyaltyAccount\" SET \"Balance\" = 7 WHERE \"Id\" = {first}");
        Assert.That(LoyaltyChecks.Add(Provider, connection, null), Is.Empty);
        Assert.CatchAsync<DbException>(() => store.AlterAsync("UPDATE \"LoyaltyAccount\" SET \"Balance\" = -7"));
    }

    private DataProviderType Provider => database == TestDatabase.MariaDb ? DataProviderType.MySql : DataProviderType.PostgreSQL;
}
