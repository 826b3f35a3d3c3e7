namespace Nop.Core.Domain.Payments;

public partial class PaymentSettings : ISettings
{
    public List<string> ActivePaymentMethodSystemNames { get; set; } = [];
    public bool BypassPaymentMethodSelectionIfOnlyOne { get; set; }
    public bool ShowPaymentMethodDescriptions { get; set; }
    public int RegenerateOrderGuidInterval { get; set; }
}
