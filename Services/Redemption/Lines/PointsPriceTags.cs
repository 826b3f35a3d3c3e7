using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Services.Configuration;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;

/// <summary>
/// What a product costs in points, and whether the shopper who looks at it can have it so
/// </summary>
/// <param name="Program">The store's program</param>
/// <param name="Terms">What it says of the product</param>
/// <param name="Points">Points for a piece</param>
/// <param name="PointsOnly">Whether only points buy it</param>
/// <param name="IsGuest">Whether nobody is signed in</param>
/// <param name="Balance">Points that the shopper can spend</param>
/// <param name="IsOpen">Whether points can be spent on it at present</param>
public sealed record PointsPriceTag(LoyaltyProgram Program, ProductTerms Terms, long Points, bool PointsOnly, bool IsGuest, long Balance, bool IsOpen)
{
    /// <summary>
    /// Points that the shopper lacks
    /// </summary>
    public long Missing => Math.Max(Points - Balance, 0);
}

/// <summary>
/// Says what products cost in points, from memory: a page asks for every product on it
/// </summary>
public class PointsPriceTags
{
    private readonly CustomerPrograms _customerPrograms;
    private readonly ICustomerService _customerService;
    private readonly ISettingService _settingService;
    private readonly PointsLineObstacles _obstacles;
    private readonly ProductEstimates _productEstimates;
    private readonly ProductTermsService _terms;
    private readonly SharedTerms _sharedTerms;

    public PointsPriceTags(CustomerPrograms customerPrograms,
        ICustomerService customerService,
        ISettingService settingService,
        PointsLineObstacles obstacles,
        ProductEstimates productEstimates,
        ProductTermsService terms,
        SharedTerms sharedTerms)
    {
        _customerPrograms = customerPrograms;
        _customerService = customerService;
        _settingService = settingService;
        _obstacles = obstacles;
        _productEstimates = productEstimates;
        _terms = terms;
        _sharedTerms = sharedTerms;
    }

    /// <summary>
    /// Gets the tag of a product; null where it has none
    /// </summary>
    /// <param name="productId">Product</param>
    /// <param name="shownPrice">Its price as the page shows it; null where it shows none</param>
    /// <param name="customer">Who looks</param>
    /// <param name="store">Where</param>
    public async Task<PointsPriceTag> GetAsync(int productId, decimal? shownPrice, Customer customer, Store store)
    {
        if ((await _sharedTerms.GetProgramsAsync(store.Id)).FirstOrDefault() is not { } program || !(await _settingService.LoadSettingAsync<LoyaltySettings>(store.Id)).Enabled)
            return null;
        if ((await _terms.GetByProgramAsync(program.Id)).GetValueOrDefault(productId) is not { IsForPoints: true } said)
            return null;

        var open = program.RedemptionEnabled && _obstacles.Find() is null;
        if (!open && !said.PointsOnly)
            return null;

        var points = said.FollowRate > 0 ? said.PointsFor(await _productEstimates.CataloguePriceAsync(productId, shownPrice ?? 0, customer)) : said.PointsPrice;
        if (points == 0)
            return null;

        var guest = !await _customerService.IsRegisteredAsync(customer);
        var membership = guest ? null : (await _customerPrograms.GetAsync(customer, store.Id)).FirstOrDefault(entry => entry.Program.Id == program.Id);

        return new PointsPriceTag(program, said, points, said.PointsOnly, guest, membership?.Account?.Balance ?? 0, open);
    }
}
