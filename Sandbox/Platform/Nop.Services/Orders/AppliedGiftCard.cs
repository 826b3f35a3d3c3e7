namespace Nop.Services.Orders;

/// <summary>A gift card that pays a part of a cart.</summary>
public partial class AppliedGiftCard
{
    public decimal AmountCanBeUsed { get; set; }
    public GiftCard GiftCard { get; set; }
}
