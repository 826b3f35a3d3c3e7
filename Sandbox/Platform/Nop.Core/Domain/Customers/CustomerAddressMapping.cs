namespace Nop.Core.Domain.Customers;

/// <summary>Puts an address into a customer's address book.</summary>
public class CustomerAddressMapping : BaseEntity
{
    public int CustomerId { get; set; }
    public int AddressId { get; set; }
}
