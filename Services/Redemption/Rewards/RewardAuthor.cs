using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;

/// <summary>
/// Who changes a reward, and how far he may go with its discount
/// </summary>
/// <param name="Actor">Who</param>
/// <param name="Scope">The stores he is limited to</param>
/// <param name="MayChangeDiscounts">Whether nopCommerce lets him change discounts</param>
/// <param name="AcceptsChanges">Whether he was told what becomes of a discount of the store, and agreed</param>
public sealed record RewardAuthor(string Actor, StoreScope Scope, bool MayChangeDiscounts, bool AcceptsChanges = false);
