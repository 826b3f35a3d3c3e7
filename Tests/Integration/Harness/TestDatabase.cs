namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>The databases the whole suite runs on.</summary>
public enum TestDatabase
{
    Sqlite,
    PostgreSql
}
