using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Services.Setup;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>Which connection strings run transactions as XA transactions.</summary>
[TestFixture]
public sealed class DatabaseConnectionTests
{
    [TestCase("Server=db;Database=nop;User ID=nop;Password=x", true)]
    [TestCase("Server=db;Database=nop;UseXaTransactions=True", true)]
    [TestCase("Server=db;Database=nop;UseXaTransactions=False", false)]
    [TestCase("server=db;usexatransactions = false ;", false)]
    [TestCase("Server=db;Use XA Transactions=no", false)]
    [TestCase("Server=db;UseXaTransactions=0", false)]
    [TestCase("Server=db;Password=\"UseXaTransactions=False\"", true)]
    [TestCase("no connection string", false)]
    [TestCase("", true)]
    [TestCase(null, true)]
    public void On_MySQL_it_does_unless_it_says_no(string? connectionString, bool xa)
    {
        Assert.That(DatabaseConnection.UsesXaTransactions(DataProviderType.MySql, connectionString), Is.EqualTo(xa));
    }

    [TestCase(DataProviderType.SqlServer)]
    [TestCase(DataProviderType.PostgreSQL)]
    [TestCase(DataProviderType.Unknown)]
    public void Other_databases_never_do(DataProviderType provider)
    {
        Assert.That(DatabaseConnection.UsesXaTransactions(provider, "Server=db"), Is.False);
    }
}
