namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;

/// <summary>
/// The text goes into a column of nopCommerce's own, which holds no letters of four bytes on MySQL and MariaDB
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InStoreColumnAttribute : Attribute
{
}
