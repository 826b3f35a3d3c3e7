namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// What a shopper had before his eyes, and agreed to, when he asked for a redemption
/// </summary>
/// <param name="AcceptWorth">Least it may take off the total where that is less than it could, or displaces a discount of the shop; null to
/// be asked</param>
/// <param name="Replaces">The amount that was applied to the cart he saw, 0 for none; null when that is not known</param>
public sealed record RedemptionConsent(decimal? AcceptWorth = null, int? Replaces = null);
