using Nop.Core.Domain.Common;
using Nop.Core.Domain.Localization;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Redemption;

namespace Nop.Plugin.Misc.Loyalty.Services;

/// <summary>
/// Takes what the plugin has in nopCommerce's own tables away, for an uninstallation that leaves nothing
/// </summary>
public class StoreTraces
{
    private readonly IRepository<GenericAttribute> _attributeRepository;
    private readonly IRepository<LocalizedProperty> _localizedPropertyRepository;
    private readonly RedemptionDiscountRemoval _discountRemoval;

    public StoreTraces(IRepository<GenericAttribute> attributeRepository,
        IRepository<LocalizedProperty> localizedPropertyRepository,
        RedemptionDiscountRemoval discountRemoval)
    {
        _attributeRepository = attributeRepository;
        _localizedPropertyRepository = localizedPropertyRepository;
        _discountRemoval = discountRemoval;
    }

    /// <summary>
    /// Removes discounts, translations and what pages remember
    /// </summary>
    public async Task RemoveAsync()
    {
        await _discountRemoval.RemoveAllAsync();
        await _localizedPropertyRepository.DeleteAsync(row => row.LocaleKeyGroup == nameof(LoyaltyTier) || row.LocaleKeyGroup == nameof(EarningRule));
        await _attributeRepository.DeleteAsync(row => row.Key.StartsWith("Loyalty."));
    }
}
