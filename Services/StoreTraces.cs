using Nop.Core.Domain.Common;
using Nop.Core.Domain.Localization;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;

namespace Nop.Plugin.Misc.Loyalty.Services;

/// <summary>
/// Takes what the plugin has in nopCommerce's own tables away, for an uninstallation that leaves nothing
/// </summary>
public class StoreTraces(IRepository<GenericAttribute> attributeRepository,
    IRepository<LocalizedProperty> localizedPropertyRepository,
    ProgramPictures pictures,
    RedemptionDiscountRemoval discountRemoval)
{
    /// <summary>
    /// Removes discounts, pictures, translations and what pages remember
    /// </summary>
    public async Task RemoveAsync()
    {
        await discountRemoval.RemoveAllAsync();
        await pictures.RemoveAllAsync();
        await localizedPropertyRepository.DeleteAsync(row => row.LocaleKeyGroup == nameof(LoyaltyTier) || row.LocaleKeyGroup == nameof(EarningRule));
        await attributeRepository.DeleteAsync(row => row.Key.StartsWith("Loyalty."));
    }
}
