namespace Nop.Core.Domain.Catalog;

/// <summary>Whether a gift card is mailed as a code or sent by post.</summary>
public enum GiftCardType
{
    Virtual = 0,
    Physical = 1
}
