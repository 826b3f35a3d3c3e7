namespace Nop.Core.Domain.Catalog;

/// <summary>Unit in which the billing cycle of a subscription product is counted.</summary>
public enum RecurringProductCyclePeriod
{
    Days = 0,
    Weeks = 10,
    Months = 20,
    Years = 30
}
