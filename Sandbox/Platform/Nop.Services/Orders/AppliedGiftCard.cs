namespace Nop.Services.Orders;

/// <summary>A gift card that pays a part of a cart. The store has no gift cards; the type belongs to the signature of the cart total.</summary>
public partial class AppliedGiftCard
{
    public decimal AmountCanBeUsed { get; set; }
}
