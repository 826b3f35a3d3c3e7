using Nop.Services.Discounts;
using Nop.Services.Seo;
using Nop.Web.Controllers;
using Nop.Web.Models.ShoppingCart;
using Sandbox.Store.Components;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Controllers;

/// <summary>Filling, showing and changing the cart</summary>
[AutoValidateAntiforgeryToken]
public partial class ShoppingCartController(
    ICustomerService customerService,
    IDiscountService discountService,
    IGiftCardService giftCardService,
    ILocalizationService localizationService,
    INotificationService notificationService,
    IProductAttributeParser productAttributeParser,
    IProductService productService,
    IShoppingCartService shoppingCartService,
    IStoreContext storeContext,
    IUrlRecordService urlRecordService,
    IWorkContext workContext,
    ShoppingCartModelFactory shoppingCartModelFactory,
    ShoppingCartSettings shoppingCartSettings) : BasePublicController
{
    [HttpPost]
    public async Task<IActionResult> AddProductToCart_Catalog(int productId, int shoppingCartTypeId, int quantity, bool forceredirection = false)
    {
        var product = await productService.GetProductByIdAsync(productId);
        if (product is null || product.Deleted || !product.Published)
            return Json(new { success = false, message = await localizationService.GetResourceAsync("Products.NotFound") });

        var redirect = Url.Content("~/" + await urlRecordService.GetSeNameAsync(product));
        if (product.OrderMinimumQuantity > quantity || product.CustomerEntersPrice || product.IsGiftCard)
            return Json(new { redirect });

        return await AddAsync(product, shoppingCartTypeId, quantity, forceredirection);
    }

    [HttpPost]
    public async Task<IActionResult> AddProductToCart_Details(int productId, int shoppingCartTypeId, IFormCollection form)
    {
        var product = await productService.GetProductByIdAsync(productId);
        if (product is null || product.Deleted || !product.Published)
            return Json(new { redirect = Url.RouteUrl(NopRouteNames.General.HOMEPAGE) });

        if (!int.TryParse(form[$"addtocart_{productId}.EnteredQuantity"], out var quantity))
            quantity = 1;

        var errors = new List<string>();
        var attributesXml = await productAttributeParser.ParseProductAttributesAsync(product, form, errors);
        return await AddAsync(product, shoppingCartTypeId, quantity, false, attributesXml);
    }

    public async Task<IActionResult> Cart()
    {
        var model = await shoppingCartModelFactory.PrepareShoppingCartModelAsync(new ShoppingCartModel(), await shoppingCartModelFactory.LoadCartAsync());
        return View(model);
    }

    /// <summary>One form, several buttons: which one was pressed stands in the form</summary>
    [HttpPost]
    public async Task<IActionResult> Cart(IFormCollection form)
    {
        if (form.ContainsKey("continueshopping"))
            return RedirectToRoute(NopRouteNames.General.HOMEPAGE);

        if (form.ContainsKey("checkout"))
            return await StartCheckoutAsync();

        if (form.ContainsKey("applydiscountcouponcode"))
            return await ApplyCouponAsync(form["discountcouponcode"].ToString());

        var removal = form.Keys.FirstOrDefault(key => key.StartsWith("removediscount-", StringComparison.OrdinalIgnoreCase));
        if (removal is not null)
            return await RemoveCouponAsync(removal["removediscount-".Length..]);

        if (form.ContainsKey("applygiftcardcouponcode"))
            return await ApplyGiftCardAsync(form["giftcardcouponcode"].ToString());

        removal = form.Keys.FirstOrDefault(key => key.StartsWith("removegiftcard-", StringComparison.OrdinalIgnoreCase));
        if (removal is not null)
            return await RemoveGiftCardAsync(removal["removegiftcard-".Length..]);

        return await UpdateAsync(form);
    }

    private async Task<IActionResult> AddAsync(Product product, int shoppingCartTypeId, int quantity, bool forceRedirection, string attributesXml = null)
    {
        var type = (ShoppingCartType)shoppingCartTypeId;
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var warnings = await shoppingCartService.AddToCartAsync(customer, product, type, store.Id, attributesXml, quantity: quantity);
        if (warnings.Any())
            return Json(new { success = false, message = warnings.ToArray() });
        if (type == ShoppingCartType.Wishlist)
        {
            var added = await localizationService.GetResourceAsync("Products.ProductHasBeenAddedToTheWishlist.Link");
            return Json(new { success = true, message = string.Format(added, Url.RouteUrl(NopRouteNames.General.WISHLIST)) });
        }

        var cartUrl = Url.RouteUrl(NopRouteNames.General.CART);
        if (shoppingCartSettings.DisplayCartAfterAddingProduct || forceRedirection)
            return Json(new { redirect = cartUrl });

        var cart = await shoppingCartModelFactory.LoadCartAsync();
        return Json(new
        {
            success = true,
            message = string.Format(await localizationService.GetResourceAsync("Products.ProductHasBeenAddedToTheCart.Link"), cartUrl),
            updatetopcartsectionhtml = string.Format(await localizationService.GetResourceAsync("ShoppingCart.HeaderQuantity"), cart.Sum(item => item.Quantity)),
            updateflyoutcartsectionhtml = await RenderViewComponentToStringAsync(typeof(FlyoutShoppingCartViewComponent))
        });
    }

    private async Task<IActionResult> StartCheckoutAsync()
    {
        var cart = await shoppingCartModelFactory.LoadCartAsync();
        var warnings = await shoppingCartService.GetShoppingCartWarningsAsync(cart, string.Empty, true);
        if (warnings.Any())
            return View(await shoppingCartModelFactory.PrepareShoppingCartModelAsync(new ShoppingCartModel(), cart));

        var customer = await workContext.GetCurrentCustomerAsync();
        return await customerService.IsGuestAsync(customer)
            ? RedirectToRoute(NopRouteNames.Standard.LOGIN_CHECKOUT_AS_GUEST, new { returnUrl = Url.RouteUrl(NopRouteNames.General.CART) })
            : RedirectToRoute(NopRouteNames.Standard.CHECKOUT);
    }

    private async Task<IActionResult> ApplyCouponAsync(string code)
    {
        code = (code ?? string.Empty).Trim();
        var model = new ShoppingCartModel();
        var refusals = await FindCouponRefusalsAsync(code);
        model.DiscountBox.IsApplied = refusals.Count == 0;
        if (model.DiscountBox.IsApplied)
            await customerService.ApplyDiscountCouponCodeAsync(await workContext.GetCurrentCustomerAsync(), code);

        model.DiscountBox.Messages = model.DiscountBox.IsApplied
            ? [await localizationService.GetResourceAsync("ShoppingCart.DiscountCouponCode.Applied")]
            : refusals;
        return View(await shoppingCartModelFactory.PrepareShoppingCartModelAsync(model, await shoppingCartModelFactory.LoadCartAsync()));
    }

    /// <summary>Why the code does not hold, in words; empty when a discount with it holds</summary>
    private async Task<List<string>> FindCouponRefusalsAsync(string code)
    {
        if (code.Length == 0)
            return [await localizationService.GetResourceAsync("ShoppingCart.DiscountCouponCode.Empty")];

        //expired ones too, so that the shopper is told
        var discounts = (await discountService.GetAllDiscountsAsync(couponCode: code, showHidden: true)).Where(discount => discount.RequiresCouponCode).ToList();
        if (discounts.Count == 0)
            return [await localizationService.GetResourceAsync("ShoppingCart.DiscountCouponCode.CannotBeFound")];

        var customer = await workContext.GetCurrentCustomerAsync();
        var refusals = new List<string>();
        foreach (var discount in discounts)
        {
            var validation = await discountService.ValidateDiscountAsync(discount, customer, [code]);
            if (validation.IsValid)
                return [];
            refusals.AddRange(validation.Errors);
        }

        return refusals.Count > 0 ? refusals : [await localizationService.GetResourceAsync("ShoppingCart.DiscountCouponCode.WrongDiscount")];
    }

    private async Task<IActionResult> RemoveCouponAsync(string id)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if (int.TryParse(id, out var discountId) && await discountService.GetDiscountByIdAsync(discountId) is { } discount)
            await customerService.RemoveDiscountCouponCodeAsync(customer, discount.CouponCode);

        return View(await shoppingCartModelFactory.PrepareShoppingCartModelAsync(new ShoppingCartModel(), await shoppingCartModelFactory.LoadCartAsync()));
    }

    private async Task<IActionResult> ApplyGiftCardAsync(string code)
    {
        code = (code ?? string.Empty).Trim();
        var cart = await shoppingCartModelFactory.LoadCartAsync();
        var refusal = await FindGiftCardRefusalAsync(code, cart);
        if (refusal is null)
            await customerService.ApplyGiftCardCouponCodeAsync(await workContext.GetCurrentCustomerAsync(), code);

        var model = new ShoppingCartModel();
        model.GiftCardBox.IsApplied = refusal is null;
        model.GiftCardBox.Message = await localizationService.GetResourceAsync(refusal ?? "ShoppingCart.GiftCardCouponCode.Applied");
        return View(await shoppingCartModelFactory.PrepareShoppingCartModelAsync(model, cart));
    }

    private async Task<string> FindGiftCardRefusalAsync(string code, IList<ShoppingCartItem> cart)
    {
        if (code.Length == 0)
            return "ShoppingCart.GiftCardCouponCode.WrongGiftCard";
        if (await shoppingCartService.ShoppingCartIsRecurringAsync(cart))
            return "ShoppingCart.GiftCardCouponCode.DontWorkWithAutoshipProducts";

        var card = (await giftCardService.GetAllGiftCardsAsync(giftCardCouponCode: code)).FirstOrDefault();
        if (card is null || !await giftCardService.IsGiftCardValidAsync(card))
            return "ShoppingCart.GiftCardCouponCode.WrongGiftCard";

        return await productService.HasAnyGiftCardProductAsync(cart.Select(item => item.ProductId).ToArray())
            ? "ShoppingCart.GiftCardCouponCode.DontWorkWithGiftCards"
            : null;
    }

    private async Task<IActionResult> RemoveGiftCardAsync(string id)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if (int.TryParse(id, out var giftCardId) && await giftCardService.GetGiftCardByIdAsync(giftCardId) is { } card)
            await customerService.RemoveGiftCardCouponCodeAsync(customer, card.GiftCardCouponCode);

        return View(await shoppingCartModelFactory.PrepareShoppingCartModelAsync(new ShoppingCartModel(), await shoppingCartModelFactory.LoadCartAsync()));
    }

    private async Task<IActionResult> UpdateAsync(IFormCollection form)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var removed = form["removefromcart"].SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries))
            .Select(value => int.TryParse(value, out var id) ? id : 0).ToHashSet();
        var warnings = new Dictionary<int, IList<string>>();
        foreach (var item in await shoppingCartModelFactory.LoadCartAsync())
        {
            if (removed.Contains(item.Id))
                await shoppingCartService.DeleteShoppingCartItemAsync(item, ensureOnlyActiveCheckoutAttributes: true);
            else if (int.TryParse(form[$"itemquantity{item.Id}"], out var quantity) && quantity != item.Quantity)
                warnings[item.Id] = await shoppingCartService.UpdateShoppingCartItemAsync(customer, item.Id, item.AttributesXml,
                    item.CustomerEnteredPrice, quantity: Math.Max(0, quantity));
        }

        var model = await shoppingCartModelFactory.PrepareShoppingCartModelAsync(new ShoppingCartModel(), await shoppingCartModelFactory.LoadCartAsync());
        foreach (var line in model.Items.Where(line => warnings.ContainsKey(line.Id)))
        {
            foreach (var warning in warnings[line.Id].Except(line.Warnings))
                line.Warnings.Add(warning);
        }

        return View(model);
    }
}
