using Nop.Core.Domain.Customers;

namespace Nop.Core.Domain.Orders;

/// <summary>What a customer had chosen for a checkout was forgotten.</summary>
public partial class ResetCheckoutDataEvent
{
    public ResetCheckoutDataEvent(Customer customer, int storeId)
    {
        Customer = customer;
        StoreId = storeId;
    }

    public Customer Customer { get; }

    public int StoreId { get; }
}
