using Nop.Core.Configuration;

namespace Nop.Core.Domain.Customers;

/// <summary>The store's own reward points</summary>
public partial class RewardPointsSettings : ISettings
{
    public bool Enabled { get; set; }

    public decimal ExchangeRate { get; set; }

    public decimal PointsForPurchases_Amount { get; set; }

    public int PointsForPurchases_Points { get; set; }

    public decimal MinOrderTotalToAwardPoints { get; set; }

    public bool DisplayHowMuchWillBeEarned { get; set; }
}
