namespace Nop.Core.Domain.Customers;

public partial class RewardPointsSettings : ISettings
{
    public bool Enabled { get; set; }
    public decimal ExchangeRate { get; set; }
    public decimal PointsForPurchases_Amount { get; set; }
    public int PointsForPurchases_Points { get; set; }
    public decimal MinOrderTotalToAwardPoints { get; set; }
    public bool DisplayHowMuchWillBeEarned { get; set; }
}
