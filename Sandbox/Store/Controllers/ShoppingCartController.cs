using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Orders;
using Nop.Core.Http;
using Nop.Services.Catalog;
using Nop.Services.Customers;
using Nop.Services.Discounts;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Seo;
using Nop.Web.Controllers;
using Nop.Web.Models.ShoppingCart;
using Sandbox.Store.Components;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Controllers;

/// <summary>Filling, showing and changing the cart</summary>
[AutoValidateAntiforgeryToken]
public class ShoppingCartController : BasePublicController
{
    private readonly ICustomerService _customerService;
    private readonly IDiscountService _discountService;
    private readonly IGiftCardService _giftCardService;
    private readonly ILocalizationService _localizationService;
    private readonly IProductAttributeParser _productAttributeParser;
    private readonly IProductService _productService;
    private readonly IShoppingCartService _shoppingCartService;
    private readonly IStoreContext _storeContext;
    private readonly IUrlRecordService _urlRecordService;
    private readonly IWorkContext _workContext;
    private readonly ShoppingCartModelFactory _shoppingCartModelFactory;
    private readonly ShoppingCartSettings _shoppingCartSettings;

    public ShoppingCartController(ICustomerService customerService,
        IDiscountService discountService,
        IGiftCardService giftCardService,
        ILocalizationService localizationService,
        IProductAttributeParser productAttributeParser,
        IProductService productService,
        IShoppingCartService shoppingCartService,
        IStoreContext storeContext,
        IUrlRecordService urlRecordService,
        IWorkContext workContext,
        ShoppingCartModelFactory shoppingCartModelFactory,
        ShoppingCartSettings shoppingCartSettings)
    {
        _customerService = customerService;
        _discountService = discountService;
        _giftCardService = giftCardService;
        _localizationService = localizationService;
        _productAttributeParser = productAttributeParser;
        _productService = productService;
        _shoppingCartService = shoppingCartService;
        _storeContext = storeContext;
        _urlRecordService = urlRecordService;
        _workContext = workContext;
        _shoppingCartModelFactory = shoppingCartModelFactory;
        _shoppingCartSettings = shoppingCartSettings;
    }

    [HttpPost]
    public async Task<IActionResult> AddProductToCart_Catalog(int productId, int shoppingCartTypeId, int quantity, bool forceredirection = false)
    {
        var product = await _productService.GetProductByIdAsync(productId);
        if (product is null || product.Deleted || !product.Published)
            return Json(new { success = false, message = await _localizationService.GetResourceAsync("Products.NotFound") });

        var redirect = Url.Content("~/" + await _urlRecordService.GetSeNameAsync(product));
        if (product.OrderMinimumQuantity > quantity || product.CustomerEntersPrice || product.IsGiftCard)
            return Json(new { redirect });

        return await AddAsync(product, shoppingCartTypeId, quantity, forceredirection);
    }

    [HttpPost]
    public async Task<IActionResult> AddProductToCart_Details(int productId, int shoppingCartTypeId, IFormCollection form)
    {
        var product = await _productService.GetProductByIdAsync(productId);
        if (product is null || product.Deleted || !product.Published)
            return Json(new { redirect = Url.RouteUrl(NopRouteNames.General.HOMEPAGE) });

        if (!int.TryParse(form[$"addtocart_{productId}.EnteredQuantity"], out var quantity))
            quantity = 1;

        var errors = new List<string>();
        var attributesXml = await _productAttributeParser.ParseProductAttributesAsync(product, form, errors);
        return await AddAsync(product, shoppingCartTypeId, quantity, false, attributesXml);
    }

    public async Task<IActionResult> Cart()
    {
        var model = await _shoppingCartModelFactory.PrepareShoppingCartModelAsync(new ShoppingCartModel(), await _shoppingCartModelFactory.LoadCartAsync());
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
        if ((ShoppingCartType)shoppingCartTypeId != ShoppingCartType.ShoppingCart)
            return Json(new { success = false, message = await _localizationService.GetResourceAsync("Products.NotFound") });

        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        var warnings = await _shoppingCartService.AddToCartAsync(customer, product, ShoppingCartType.ShoppingCart, store.Id,
            attributesXml, quantity: quantity);
        if (warnings.Any())
            return Json(new { success = false, message = warnings.ToArray() });

        var cartUrl = Url.RouteUrl(NopRouteNames.General.CART);
        if (_shoppingCartSettings.DisplayCartAfterAddingProduct || forceRedirection)
            return Json(new { redirect = cartUrl });

        var cart = await _shoppingCartModelFactory.LoadCartAsync();
        return Json(new
        {
            success = true,
            message = string.Format(await _localizationService.GetResourceAsync("Products.ProductHasBeenAddedToTheCart.Link"), cartUrl),
            updatetopcartsectionhtml = string.Format(await _localizationService.GetResourceAsync("ShoppingCart.HeaderQuantity"), cart.Sum(item => item.Quantity)),
            updateflyoutcartsectionhtml = await RenderViewComponentToStringAsync(typeof(FlyoutShoppingCartViewComponent))
        });
    }

    private async Task<IActionResult> StartCheckoutAsync()
    {
        var cart = await _shoppingCartModelFactory.LoadCartAsync();
        var warnings = await _shoppingCartService.GetShoppingCartWarningsAsync(cart, string.Empty, true);
        if (warnings.Any())
            return View(await _shoppingCartModelFactory.PrepareShoppingCartModelAsync(new ShoppingCartModel(), cart));

        var customer = await _workContext.GetCurrentCustomerAsync();
        return await _customerService.IsGuestAsync(customer)
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
            await _customerService.ApplyDiscountCouponCodeAsync(await _workContext.GetCurrentCustomerAsync(), code);

        model.DiscountBox.Messages = model.DiscountBox.IsApplied
            ? [await _localizationService.GetResourceAsync("ShoppingCart.DiscountCouponCode.Applied")]
            : refusals;
        return View(await _shoppingCartModelFactory.PrepareShoppingCartModelAsync(model, await _shoppingCartModelFactory.LoadCartAsync()));
    }

    /// <summary>Why the code does not hold, in words; empty when a discount with it holds</summary>
    private async Task<List<string>> FindCouponRefusalsAsync(string code)
    {
        if (code.Length == 0)
            return [await _localizationService.GetResourceAsync("ShoppingCart.DiscountCouponCode.Empty")];

        //expired ones too, so that the shopper is told
        var discounts = (await _discountService.GetAllDiscountsAsync(couponCode: code, showHidden: true)).Where(discount => discount.RequiresCouponCode).ToList();
        if (discounts.Count == 0)
            return [await _localizationService.GetResourceAsync("ShoppingCart.DiscountCouponCode.CannotBeFound")];

        var customer = await _workContext.GetCurrentCustomerAsync();
        var refusals = new List<string>();
        foreach (var discount in discounts)
        {
            var validation = await _discountService.ValidateDiscountAsync(discount, customer, [code]);
            if (validation.IsValid)
                return [];
            refusals.AddRange(validation.Errors);
        }

        return refusals.Count > 0 ? refusals : [await _localizationService.GetResourceAsync("ShoppingCart.DiscountCouponCode.WrongDiscount")];
    }

    private async Task<IActionResult> RemoveCouponAsync(string id)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (int.TryParse(id, out var discountId) && await _discountService.GetDiscountByIdAsync(discountId) is { } discount)
            await _customerService.RemoveDiscountCouponCodeAsync(customer, discount.CouponCode);

        return View(await _shoppingCartModelFactory.PrepareShoppingCartModelAsync(new ShoppingCartModel(), await _shoppingCartModelFactory.LoadCartAsync()));
    }

    private async Task<IActionResult> ApplyGiftCardAsync(string code)
    {
        code = (code ?? string.Empty).Trim();
        var cart = await _shoppingCartModelFactory.LoadCartAsync();
        var refusal = await FindGiftCardRefusalAsync(code, cart);
        if (refusal is null)
            await _customerService.ApplyGiftCardCouponCodeAsync(await _workContext.GetCurrentCustomerAsync(), code);

        var model = new ShoppingCartModel();
        model.GiftCardBox.IsApplied = refusal is null;
        model.GiftCardBox.Message = await _localizationService.GetResourceAsync(refusal ?? "ShoppingCart.GiftCardCouponCode.Applied");
        return View(await _shoppingCartModelFactory.PrepareShoppingCartModelAsync(model, cart));
    }

    private async Task<string> FindGiftCardRefusalAsync(string code, IList<ShoppingCartItem> cart)
    {
        if (code.Length == 0)
            return "ShoppingCart.GiftCardCouponCode.WrongGiftCard";
        if (await _shoppingCartService.ShoppingCartIsRecurringAsync(cart))
            return "ShoppingCart.GiftCardCouponCode.DontWorkWithAutoshipProducts";

        var card = (await _giftCardService.GetAllGiftCardsAsync(giftCardCouponCode: code)).FirstOrDefault();
        if (card is null || !await _giftCardService.IsGiftCardValidAsync(card))
            return "ShoppingCart.GiftCardCouponCode.WrongGiftCard";

        return await _productService.HasAnyGiftCardProductAsync(cart.Select(item => item.ProductId).ToArray())
            ? "ShoppingCart.GiftCardCouponCode.DontWorkWithGiftCards"
            : null;
    }

    private async Task<IActionResult> RemoveGiftCardAsync(string id)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (int.TryParse(id, out var giftCardId) && await _giftCardService.GetGiftCardByIdAsync(giftCardId) is { } card)
            await _customerService.RemoveGiftCardCouponCodeAsync(customer, card.GiftCardCouponCode);

        return View(await _shoppingCartModelFactory.PrepareShoppingCartModelAsync(new ShoppingCartModel(), await _shoppingCartModelFactory.LoadCartAsync()));
    }

    private async Task<IActionResult> UpdateAsync(IFormCollection form)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var removed = form["removefromcart"].SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries))
            .Select(value => int.TryParse(value, out var id) ? id : 0).ToHashSet();
        var warnings = new Dictionary<int, IList<string>>();
        foreach (var item in await _shoppingCartModelFactory.LoadCartAsync())
        {
            if (removed.Contains(item.Id))
                await _shoppingCartService.DeleteShoppingCartItemAsync(item, ensureOnlyActiveCheckoutAttributes: true);
            else if (int.TryParse(form[$"itemquantity{item.Id}"], out var quantity) && quantity != item.Quantity)
                warnings[item.Id] = await _shoppingCartService.UpdateShoppingCartItemAsync(customer, item.Id, item.AttributesXml,
                    item.CustomerEnteredPrice, quantity: Math.Max(0, quantity));
        }

        var model = await _shoppingCartModelFactory.PrepareShoppingCartModelAsync(new ShoppingCartModel(), await _shoppingCartModelFactory.LoadCartAsync());
        foreach (var line in model.Items.Where(line => warnings.ContainsKey(line.Id)))
        {
            foreach (var warning in warnings[line.Id].Except(line.Warnings))
                line.Warnings.Add(warning);
        }

        return View(model);
    }
}
