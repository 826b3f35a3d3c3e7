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
/// <param name="Member">Who looks; null for who is no member</param>
public sealed record PointsPriceTag(LoyaltyProgram Program, ProductTerms Terms, long Points, bool PointsOnly, bool IsGuest, long Balance, bool IsOpen, LoyaltyMember Member)
{
    /// <summary>
    /// Points that the shopper lacks
    /// </summary>
    public long Missing => Math.Max(Points - Balance, 0);
}

/// <summary>
/// Says what products cost in points, from memory: a page asks for every product on it
/// </summary>
public class PointsPriceTags(Lazy<CustomerPrograms> customerPrograms,
    ICustomerService customerService,
    ISettingService settingService,
    Lazy<PointsLineObstacles> obstacles,
    Lazy<ProductEstimates> productEstimates,
    ProductTermsService terms,
    SharedTerms sharedTerms)
{
    /// <summary>
    /// Gets the tag of a product; null where it has none
    /// </summary>
    /// <param name="productId">Product</param>
    /// <param name="shownPrice">Its price as the page shows it; null where it shows none</param>
    /// <param name="customer">Who looks</param>
    /// <param name="store">Where</param>
    public Task<PointsPriceTag> GetAsync(int productId, decimal? shownPrice, Customer customer, Store store)
    {
        return GetAsync(productId, () => productEstimates.Value.CataloguePriceAsync(productId, shownPrice ?? 0, customer), customer, store);
    }

    /// <summary>
    /// Gets the tag of a product with what is chosen on its page; null where it has none
    /// </summary>
    /// <param name="productId">Product</param>
    /// <param name="unitPrice">Price of a piece as the store works with it, in the primary store currency</param>
    /// <param name="customer">Who looks</param>
    /// <param name="store">Where</param>
    public Task<PointsPriceTag> GetChosenAsync(int productId, decimal unitPrice, Customer customer, Store store)
    {
        return GetAsync(productId, () => Task.FromResult(unitPrice), customer, store);
    }

    private async Task<PointsPriceTag> GetAsync(int productId, Func<Task<decimal>> getPrice, Customer customer, Store store)
    {
        if ((await sharedTerms.GetProgramsAsync(store.Id)).FirstOrDefault() is not { } program)
            return null;
        if ((await terms.GetByProgramAsync(program.Id)).GetValueOrDefault(productId) is not { IsForPoints: true } said)
            return null;
        //settings are put together at every call: only for the few products that points buy
        if (!(await settingService.LoadSettingAsync<LoyaltySettings>(store.Id)).Enabled)
            return null;

        var open = program.RedemptionEnabled && obstacles.Value.Find() is null;
        if (!open && !said.PointsOnly)
            return null;

        var points = said.FollowRate > 0 ? said.PointsFor(await getPrice()) : said.PointsPrice;
        if (points == 0)
            return null;

        var guest = !await customerService.IsRegisteredAsync(customer);
        var membership = guest ? null : (await customerPrograms.Value.GetAsync(customer, store.Id)).FirstOrDefault(entry => entry.Program.Id == program.Id);

        return new PointsPriceTag(program, said, points, said.PointsOnly, guest, membership?.Account?.Balance ?? 0, open, membership?.Member);
    }
}
