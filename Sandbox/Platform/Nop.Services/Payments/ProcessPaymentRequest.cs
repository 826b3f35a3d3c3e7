namespace Nop.Services.Payments;

/// <summary>What the checkout knows when an order is to be placed and paid.</summary>
public partial class ProcessPaymentRequest
{
    public ProcessPaymentRequest()
    {
        OrderGuid = Guid.NewGuid();
        OrderGuidGeneratedOnUtc = DateTime.UtcNow;
    }

    public int StoreId { get; set; }

    public int CustomerId { get; set; }

    public Guid OrderGuid { get; set; }

    public DateTime? OrderGuidGeneratedOnUtc { get; set; }

    public decimal OrderTotal { get; set; }

    public string PaymentMethodSystemName { get; set; }

    public string CreditCardNumber { get; set; }
}
