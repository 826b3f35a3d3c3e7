namespace Nop.Services.Payments;

/// <summary>What the checkout knows when an order is to be placed and paid.</summary>
public partial class ProcessPaymentRequest
{
    public int StoreId { get; set; }
    public int CustomerId { get; set; }
    public Guid OrderGuid { get; set; } = Guid.NewGuid();
    public DateTime? OrderGuidGeneratedOnUtc { get; set; } = DateTime.UtcNow;
    public decimal OrderTotal { get; set; }
    public string PaymentMethodSystemName { get; set; }
    public string CreditCardNumber { get; set; }
}
