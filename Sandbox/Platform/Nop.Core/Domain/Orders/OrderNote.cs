namespace Nop.Core.Domain.Orders;

/// <summary>A remark in the history of an order.</summary>
public partial class OrderNote : BaseEntity
{
    public int OrderId { get; set; }

    public string Note { get; set; }

    public bool DisplayToCustomer { get; set; }

    public DateTime CreatedOnUtc { get; set; }
}
