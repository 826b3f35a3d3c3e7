namespace Nop.Services.Payments;

/// <summary>Where the shopper pays: on our pages, on another site, or by a button.</summary>
public enum PaymentMethodType
{
    Standard = 10,
    Redirection = 15,
    Button = 20
}
