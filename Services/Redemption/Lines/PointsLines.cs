using System.Globalization;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Services.Catalog;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;

/// <summary>
/// A line of a cart as points see it
/// </summary>
/// <param name="Item">The line</param>
/// <param name="Product">Its product</param>
/// <param name="Terms">What the program says of the product; null when it says nothing</param>
/// <param name="Piece">Points for a piece now; 0 when it is not sold for points</param>
/// <param name="Kept">The points kept for it; null when money pays it</param>
public sealed record PointsLine(ShoppingCartItem Item, Product Product, ProductTerms Terms, long Piece, LoyaltyRedemption Kept)
{
    /// <summary>
    /// Whether points pay all of its pieces
    /// </summary>
    public bool IsPaid => Kept is not null && Kept.Quantity >= Item.Quantity;

    /// <summary>
    /// Points for all of its pieces now
    /// </summary>
    public long Points => (long)Math.Min((decimal)Piece * Item.Quantity, LoyaltyDefaults.MaxPoints);
}

/// <summary>
/// Lines of carts that points pay: each is a reservation of its own, and follows its line
/// </summary>
public class PointsLines(Lazy<CartQuoting> quoting,
    CartRedemptionsReader cartRedemptions,
    ICustomerService customerService,
    ILocalizationService localizationService,
    IProductService productService,
    Lazy<IRedemptionService> redemptionService,
    IShoppingCartService shoppingCartService,
    PointsLineObstacles obstacles,
    ProductTermsService terms,
    RedemptionContexts contexts,
    Lazy<RedemptionDiscounts> discounts,
    RedemptionLifecycle lifecycle,
    ShoppingCartSettings shoppingCartSettings,
    TimeProvider time)
{
    //a page shown in another tab between the reservation and its coupon must not take it away
    private static readonly TimeSpan _couponGrace = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets the lines of a cart that points pay or could pay
    /// </summary>
    public async Task<IList<PointsLine>> GetAsync(LoyaltyProgram program, int customerId, int storeId, IList<ShoppingCartItem> cart)
    {
        var said = program is null ? null : await terms.GetByProgramAsync(program.Id);
        var live = (await lifecycle.GetLiveAsync(customerId, storeId)).Where(redemption => redemption.IsLine).ToList();
        var lines = new List<PointsLine>();
        foreach (var item in cart)
        {
            var terms = said?.GetValueOrDefault(item.ProductId);
            var kept = live.FirstOrDefault(redemption => redemption.CartItemId == item.Id);
            if (kept is null && terms is not { IsForPoints: true })
                continue;

            lines.Add(await ReadAsync(item, terms, kept));
        }

        return lines;
    }

    /// <summary>
    /// Pays a line with points, in place of those that were kept for it before
    /// </summary>
    /// <param name="customer">Shopper</param>
    /// <param name="store">Store</param>
    /// <param name="cart">Cart</param>
    /// <param name="itemId">The line</param>
    /// <param name="expected">Points for a piece that the shopper was shown</param>
    /// <param name="actor">Who</param>
    public async Task<Result<LoyaltyRedemption>> TakeAsync(Customer customer, Store store, IList<ShoppingCartItem> cart, int itemId, long expected, string actor)
    {
        var context = await contexts.GetAsync(customer, store);
        if (context.Problem is not null || context.Member is null)
            return (context.Problem ?? new RedemptionProblem(RedemptionObstacle.Balance)).ToError();

        var lines = await GetAsync(context.Program, customer.Id, store.Id, cart);
        if (lines.FirstOrDefault(line => line.Item.Id == itemId) is not { Piece: > 0 } wanted)
            return new RedemptionProblem(RedemptionObstacle.NotForPoints).ToError();
        if (obstacles.Find(context.Program, wanted.Product, wanted.Terms, context.Member) is { } obstacle)
            return new RedemptionProblem(obstacle).ToError();
        if (expected != wanted.Piece)
            return new RedemptionProblem(RedemptionObstacle.PointsPriceChanged, wanted.Piece).ToError();
        if (wanted.Kept is { } same && same.Quantity == wanted.Item.Quantity && same.Points == wanted.Points && same.Status == RedemptionStatus.Reserved)
            return same;

        var points = wanted.Points;
        var live = (await lifecycle.GetLiveAsync(customer.Id, store.Id)).Where(row => row.DiscountId is not null && row.CartItemId != itemId).ToList();
        if (points > context.Balance + (wanted.Kept?.Points ?? 0))
            return new RedemptionProblem(RedemptionObstacle.Balance, context.Balance + (wanted.Kept?.Points ?? 0)).ToError();
        if (CheckPoints(SpendTerms.Of(context.Program), points + live.Sum(row => row.Points)) is { } problem)
            return problem.ToError();

        if (await ReleaseElsewhereAsync(wanted.Item, store, actor) is { } refusal)
            return refusal;
        if (wanted.Kept is { } before)
        {
            var released = await redemptionService.Value.ReleaseAsync(before, null, actor);
            if (!released.Success)
                return released.Error;
        }

        return await ReserveAsync(context, customer, store, cart, wanted, actor);
    }

    /// <summary>
    /// Looks again at the lines that points pay: whether they are still there, still sold for the same points, and how many pieces they have
    /// </summary>
    /// <returns>What happened to them without the shopper asking for it</returns>
    public async Task<IList<RedemptionNotice>> ReviewAsync(Customer customer, Store store, IList<ShoppingCartItem> cart)
    {
        var notices = new List<RedemptionNotice>();
        var kept = (await lifecycle.GetLiveAsync(customer.Id, store.Id)).Where(row => row is { IsLine: true, Status: RedemptionStatus.Reserved }).ToList();
        if (kept.Count == 0)
            return notices;

        var context = await contexts.GetAsync(customer, store);
        var lines = (await GetAsync(context.Program, customer.Id, store.Id, cart)).ToDictionary(line => line.Item.Id);
        foreach (var redemption in kept)
        {
            if (!lines.TryGetValue(redemption.CartItemId ?? 0, out var line))
                await DropAsync(redemption, null);
            else if (redemption.ExpiresOnUtc <= time.GetUtcNow().UtcDateTime)
                await DropAsync(redemption, new RedemptionProblem(RedemptionObstacle.TimedOut));
            else if (context.Problem is { } problem)
                await DropAsync(redemption, problem);
            else if (line.Piece == 0)
                await DropAsync(redemption, new RedemptionProblem(RedemptionObstacle.NotForPoints));
            else if (obstacles.Find(context.Program, line.Product, line.Terms, context.Member) is { } obstacle)
                await DropAsync(redemption, new RedemptionProblem(obstacle));
            else if (line.Piece != redemption.Points / Math.Max(redemption.Quantity, 1))
                await DropAsync(redemption, new RedemptionProblem(RedemptionObstacle.PointsPriceChanged, line.Piece));
            else if (line.Item.Quantity != redemption.Quantity)
                await FollowAsync(line, redemption);
            else if (redemption.CreatedOnUtc < time.GetUtcNow().UtcDateTime - _couponGrace && !await CostsNothingAsync(line.Item, context.Program, line.Product))
                await DropAsync(redemption, new RedemptionProblem(RedemptionObstacle.Unavailable));
        }
        await LimitAsync();

        return notices;

        async Task DropAsync(LoyaltyRedemption redemption, RedemptionProblem problem)
        {
            if ((await redemptionService.Value.ReleaseAsync(redemption, problem, LoyaltyDefaults.SystemActor)).Success && problem is not null)
                notices.Add(new RedemptionNotice(redemption, problem));
        }

        async Task FollowAsync(PointsLine line, LoyaltyRedemption redemption)
        {
            var followed = line.Item.Quantity < redemption.Quantity
                ? await ShrinkAsync(line, redemption)
                : (await TakeAsync(customer, store, cart, line.Item.Id, line.Piece, LoyaltyDefaults.CustomerActor)).Error?.Problem;
            if (followed is null)
                return;

            //what was given back on the way is told, too
            await redemptionService.Value.ReleaseAsync(await lifecycle.GetAsync(redemption.Id), followed, LoyaltyDefaults.SystemActor);
            notices.Add(new RedemptionNotice(redemption, followed));
        }

        //what the shopper takes out of the cart can make the part that points pay too large
        async Task LimitAsync()
        {
            var terms = SpendTerms.Of(context.Program ?? new LoyaltyProgram());
            while (context.Program is not null)
            {
                var live = (await lifecycle.GetLiveAsync(customer.Id, store.Id)).Where(row => row.DiscountId is not null).ToList();
                if (live.LastOrDefault(row => row is { IsLine: true, Status: RedemptionStatus.Reserved }) is not { } last)
                    return;
                var problem = CheckPoints(terms, live.Sum(row => row.Points)) ?? await CheckMoneyAsync(customer, store.Id, cart, terms, alone: true);
                if (problem is null)
                    return;
                await DropAsync(last, problem);
            }
        }
    }

    /// <summary>
    /// Lets the points of a line follow its pieces as soon as they change. What cannot follow is left to the next look at the cart, which says why
    /// </summary>
    public async Task FollowAsync(ShoppingCartItem item)
    {
        var kept = (await GetLiveAsync(item)).FirstOrDefault(row => row.Status == RedemptionStatus.Reserved);
        if (kept is null)
            return;

        if (item.ShoppingCartType != ShoppingCartType.ShoppingCart)
            await redemptionService.Value.ReleaseAsync(kept, null, LoyaltyDefaults.CustomerActor);
        else if (item.Quantity < kept.Quantity)
            await ShrinkAsync(await ReadAsync(item, null, kept), kept);
    }

    /// <summary>
    /// Gives the points of a line back that left the cart
    /// </summary>
    public async Task ReleaseAsync(ShoppingCartItem item)
    {
        foreach (var kept in await GetLiveAsync(item))
            await redemptionService.Value.ReleaseAsync(kept, null, LoyaltyDefaults.CustomerActor);
    }

    /// <summary>
    /// Gives back what another store, which shares the cart, keeps for a line
    /// </summary>
    private async Task<LoyaltyError> ReleaseElsewhereAsync(ShoppingCartItem item, Store store, string actor)
    {
        if (!shoppingCartSettings.CartsSharedBetweenStores)
            return null;

        foreach (var kept in (await GetLiveAsync(item)).Where(row => row.StoreId != store.Id))
        {
            var released = await redemptionService.Value.ReleaseAsync(kept, null, actor);
            if (!released.Success)
                return released.Error;
        }

        return null;
    }

    /// <summary>
    /// Stores that share carts each keep points for a line themselves; the line knows only the store it came from
    /// </summary>
    private async Task<IList<LoyaltyRedemption>> GetLiveAsync(ShoppingCartItem item)
    {
        return shoppingCartSettings.CartsSharedBetweenStores
            ? await lifecycle.GetLiveOfLineAsync(item.CustomerId, item.Id)
            : (await lifecycle.GetLiveAsync(item.CustomerId, item.StoreId)).Where(row => row.CartItemId == item.Id).ToList();
    }

    private async Task<PointsLine> ReadAsync(ShoppingCartItem item, ProductTerms terms, LoyaltyRedemption kept)
    {
        var product = await productService.GetProductByIdAsync(item.ProductId);
        var piece = 0L;
        if (terms is { IsForPoints: true })
        {
            var price = terms.FollowRate > 0 ? (await PricedCartLine.AsMoneyAsync(() => shoppingCartService.GetUnitPriceAsync(item, true))).unitPrice : 0;
            piece = terms.PointsFor(price);
        }

        return new PointsLine(item, product, terms, piece, kept);
    }

    private static RedemptionProblem CheckPoints(SpendTerms terms, long points)
    {
        if (points < terms.Min)
            return new RedemptionProblem(RedemptionObstacle.Minimum, terms.Min);

        return terms.MaxPerOrder > 0 && points > terms.MaxPerOrder ? new RedemptionProblem(RedemptionObstacle.MaximumPerOrder, terms.MaxPerOrder) : null;
    }

    /// <summary>
    /// Whether lines, alone or with all else that is redeemed, are worth more than may be taken off the cart
    /// </summary>
    private async Task<RedemptionProblem> CheckMoneyAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, SpendTerms terms, bool alone)
    {
        if (terms.MaxPercent >= 100)
            return null;

        var quote = await quoting.Value.QuoteAsync(customer, cart, await cartRedemptions.GetAsync(customer.Id, storeId));

        return (alone ? quote.Lines : quote.MoneyOff()) > quote.MoneyLimit(terms.MaxPercent)
            ? new RedemptionProblem(RedemptionObstacle.LinesPercent, (long)terms.MaxPercent)
            : null;
    }

    private async Task<RedemptionProblem> ShrinkAsync(PointsLine line, LoyaltyRedemption redemption)
    {
        var piece = redemption.Points / redemption.Quantity;
        var points = piece * line.Item.Quantity;
        var shrunk = await lifecycle.TryMoveAsync(redemption, RedemptionStatus.Reserved, null, LoyaltyDefaults.CustomerActor, redemption.Points - points, row =>
        {
            row.Points = points;
            row.Quantity = line.Item.Quantity;
        });

        return shrunk ? null : new RedemptionProblem(RedemptionObstacle.Gone);
    }

    private async Task<Result<LoyaltyRedemption>> ReserveAsync(RedemptionContext context, Customer customer, Store store, IList<ShoppingCartItem> cart,
        PointsLine line, string actor)
    {
        var discount = await discounts.Value.GetForLinesAsync(context.Program, line.Product);
        var nowUtc = Moment.Kept(time.GetUtcNow().UtcDateTime);
        var name = await localizationService.GetLocalizedAsync(line.Product, row => row.Name);
        var draft = new LoyaltyRedemption
        {
            RedemptionGuid = Guid.NewGuid(),
            ProgramId = context.Program.Id,
            MemberId = context.Member.Id,
            CustomerId = customer.Id,
            StoreId = store.Id,
            DiscountId = discount.Id,
            CouponCode = discount.CouponCode,
            Name = NopText.Fitted(string.Create(CultureInfo.InvariantCulture, $"{name} × {line.Item.Quantity}")),
            Points = line.Points,
            CartItemId = line.Item.Id,
            ProductId = line.Product.Id,
            Quantity = line.Item.Quantity,
            CreatedOnUtc = nowUtc,
            UpdatedOnUtc = nowUtc,
            ExpiresOnUtc = nowUtc.AddMinutes(Math.Max(context.Program.ReservationMinutes, 1))
        };
        var terms = SpendTerms.Of(context.Program);
        var reserved = await lifecycle.ReserveAsync(draft, null, $"redemption:{draft.Reference}", actor, live => Recheck(draft, live, terms));
        if (!reserved.Success)
        {
            return reserved.Error.Problem is null && reserved.Error.Code == LoyaltyErrorCodes.INSUFFICIENT_POINTS
                ? reserved.Error with { Problem = new RedemptionProblem(RedemptionObstacle.Balance, (await contexts.GetAsync(customer, store)).Balance) }
                : reserved.Error;
        }

        await customerService.ApplyDiscountCouponCodeAsync(customer, discount.CouponCode);

        //whether the line costs nothing is nopCommerce's decision alone
        var problem = await CostsNothingAsync(line.Item, context.Program, line.Product)
            ? await CheckMoneyAsync(customer, store.Id, cart, terms, alone: false)
            : new RedemptionProblem(RedemptionObstacle.Unavailable);
        if (problem is null)
            return reserved.Value;

        await redemptionService.Value.ReleaseAsync(reserved.Value, problem, LoyaltyDefaults.SystemActor);

        return problem.ToError();
    }

    /// <summary>
    /// Whether nopCommerce takes no money for a line. Somebody may have taken the discount from the product meanwhile
    /// </summary>
    private async Task<bool> CostsNothingAsync(ShoppingCartItem item, LoyaltyProgram program, Product product)
    {
        await discounts.Value.GetForLinesAsync(program, product);

        return (await shoppingCartService.GetSubTotalAsync(item, true)).subTotal == 0;
    }

    /// <summary>
    /// Looks at the limits again while no other reservation of the member can come in between
    /// </summary>
    private static LoyaltyError Recheck(LoyaltyRedemption draft, IList<LoyaltyRedemption> live, SpendTerms terms)
    {
        var sameCart = live.Where(row => row.DiscountId is not null && row.StoreId == draft.StoreId).ToList();
        if (sameCart.Any(row => row.CartItemId == draft.CartItemId))
            return new RedemptionProblem(RedemptionObstacle.AlreadyApplied).ToError();

        return terms.MaxPerOrder > 0 && sameCart.Sum(row => row.Points) + draft.Points > terms.MaxPerOrder
            ? new RedemptionProblem(RedemptionObstacle.MaximumPerOrder, terms.MaxPerOrder).ToError()
            : null;
    }
}
