namespace Nop.Core.Domain.Catalog;

/// <summary>Whether a product may be ordered when its stock is used up.</summary>
public enum BackorderMode
{
    NoBackorders = 0,
    AllowQtyBelow0 = 1,
    AllowQtyBelow0AndNotifyCustomer = 2
}
