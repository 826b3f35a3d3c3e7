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
public class StoreTraces
{
    private readonly IRepository<GenericAttribute> _attributeRepository;
    private readonly IRepository<LocalizedProperty> _localizedPropertyRepository;
    private readonly ProgramPictures _pictures;
    private readonly RedemptionDiscountRemoval _discountRemoval;

    public StoreTraces(IRepository<GenericAttribute> attributeRepository,
        IRepository<LocalizedProperty> localizedPropertyRepository,
        ProgramPictures pictures,
        RedemptionDiscountRemoval discountRemoval)
    {
        _attributeRepository = attributeRepository;
        _localizedPropertyRepository = localizedPropertyRepository;
        _pictures = pictures;
        _discountRemoval = discountRemoval;
    }

    /// <summary>
    /// Removes discounts, pictures, translations and what pages remember
    /// </summary>
    public async Task RemoveAsync()
    {
        await _discountRemoval.RemoveAllAsync();
        await _pictures.RemoveAllAsync();
        await _localizedPropertyRepository.DeleteAsync(row => row.LocaleKeyGroup == nameof(LoyaltyTier) || row.LocaleKeyGroup == nameof(EarningRule));
        await _attributeRepository.DeleteAsync(row => row.Key.StartsWith("Loyalty."));
    }
}
