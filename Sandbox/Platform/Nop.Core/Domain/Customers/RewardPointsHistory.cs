namespace Nop.Core.Domain.Customers;

/// <summary>A line of the built-in reward points: the sandbox keeps the table for plugins that read it, and books nothing there</summary>
public class RewardPointsHistory : BaseEntity
{
    public int CustomerId { get; set; }
    public int StoreId { get; set; }
    public int Points { get; set; }
    public int? PointsBalance { get; set; }
    public decimal UsedAmount { get; set; }
    public string Message { get; set; }
    public DateTime CreatedOnUtc { get; set; }
    public DateTime? EndDateUtc { get; set; }
    public int? ValidPoints { get; set; }
    public Guid? UsedWithOrder { get; set; }
}
