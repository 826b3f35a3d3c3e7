using Nop.Core.Domain.Customers;

namespace Nop.Core.Domain.Orders;

/// <summary>What a customer had chosen for a checkout was forgotten.</summary>
public partial class ResetCheckoutDataEvent(Customer customer, int storeId)
{
    public Customer Customer { get; } = customer;
    public int StoreId { get; } = storeId;
}
