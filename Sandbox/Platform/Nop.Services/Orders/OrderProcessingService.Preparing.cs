using System.Globalization;
using Nop.Services.Payments;

namespace Nop.Services.Orders;

public partial class OrderProcessingService
{
    //checks everything the order depends on and fills in what does not depend on the payment
    private async Task<OrderDraft> PrepareAsync(ProcessPaymentRequest request)
    {
        var draft = new OrderDraft();
        await PrepareCustomerAsync(draft, request);
        await PrepareCartAsync(draft, request);
        await PrepareBillingAsync(draft);
        await PrepareShippingAsync(draft, request);
        await PrepareTotalsAsync(draft, request);
        return draft;
    }

    private async Task PrepareCustomerAsync(OrderDraft draft, ProcessPaymentRequest request)
    {
        var customer = await customerService.GetCustomerByIdAsync(request.CustomerId)
            ?? throw new ArgumentException("Customer is not set");
        if (await customerService.IsGuestAsync(customer) && !orderSettings.AnonymousCheckoutAllowed)
            throw new NopException("Anonymous checkout is not allowed");

        var ownCurrency = await currencyService.GetCurrencyByIdAsync(customer.CurrencyId ?? 0);
        var currency = ownCurrency is { Published: true } ? ownCurrency : await workContext.GetWorkingCurrencyAsync();
        var primaryCurrency = await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId);
        var ownLanguage = await languageService.GetLanguageByIdAsync(customer.LanguageId ?? 0);
        var language = ownLanguage is { Published: true } ? ownLanguage : await workContext.GetWorkingLanguageAsync();

        draft.Customer = customer;
        draft.Order.CustomerId = customer.Id;
        draft.Order.CustomerCurrencyCode = currency.CurrencyCode;
        draft.Order.CurrencyRate = currency.Rate / primaryCurrency.Rate;
        draft.Order.CustomerLanguageId = language.Id;
        draft.Order.CustomerTaxDisplayType = taxSettings.TaxDisplayType;
    }

    private async Task PrepareCartAsync(OrderDraft draft, ProcessPaymentRequest request)
    {
        draft.Cart = await shoppingCartService.GetShoppingCartAsync(draft.Customer, ShoppingCartType.ShoppingCart, request.StoreId);
        if (!draft.Cart.Any())
            throw new NopException("Cart is empty");

        ThrowIfAny(await shoppingCartService.GetShoppingCartWarningsAsync(draft.Cart, string.Empty, true));
        foreach (var item in draft.Cart)
        {
            var product = await productService.GetProductByIdAsync(item.ProductId);
            ThrowIfAny(await shoppingCartService.GetShoppingCartItemWarningsAsync(draft.Customer, item.ShoppingCartType, product,
                request.StoreId, item.AttributesXml, item.CustomerEnteredPrice, quantity: item.Quantity,
                addRequiredProducts: false, shoppingCartItemId: item.Id));
        }

        if (!await ValidateMinOrderSubtotalAmountAsync(draft.Cart))
            throw await TooSmallAsync("Checkout.MinOrderSubtotalAmount", orderSettings.MinOrderSubtotalAmount);
        if (!await ValidateMinOrderTotalAmountAsync(draft.Cart))
            throw await TooSmallAsync("Checkout.MinOrderTotalAmount", orderSettings.MinOrderTotalAmount);
    }

    private async Task PrepareBillingAsync(OrderDraft draft)
    {
        if (draft.Customer.BillingAddressId is null)
            throw new NopException("Billing address is not provided");

        draft.BillingAddress = CopyOf(await customerService.GetCustomerBillingAddressAsync(draft.Customer));
        if (await countryService.GetCountryByAddressAsync(draft.BillingAddress) is { AllowsBilling: false } country)
            throw new NopException($"Country '{country.Name}' is not allowed for billing");
    }

    private async Task PrepareShippingAsync(OrderDraft draft, ProcessPaymentRequest request)
    {
        if (!await shoppingCartService.ShoppingCartRequiresShippingAsync(draft.Cart))
        {
            draft.Order.ShippingStatus = ShippingStatus.ShippingNotRequired;
            return;
        }

        if (draft.Customer.ShippingAddressId is null)
            throw new NopException("Shipping address is not provided");

        draft.ShippingAddress = CopyOf(await customerService.GetCustomerShippingAddressAsync(draft.Customer));
        if (await countryService.GetCountryByAddressAsync(draft.ShippingAddress) is { AllowsShipping: false } country)
            throw new NopException($"Country '{country.Name}' is not allowed for shipping");

        var option = await genericAttributeService
            .GetAttributeAsync<ShippingOption>(draft.Customer, NopCustomerDefaults.SelectedShippingOptionAttribute, request.StoreId);
        draft.Order.ShippingMethod = option?.Name;
        draft.Order.ShippingRateComputationMethodSystemName = option?.ShippingRateComputationMethodSystemName;
        draft.Order.ShippingStatus = ShippingStatus.NotYetShipped;
    }

    private async Task PrepareTotalsAsync(OrderDraft draft, ProcessPaymentRequest request)
    {
        var order = draft.Order;
        var subTotals = await orderTotalCalculationService.GetShoppingCartSubTotalsAsync(draft.Cart);
        order.OrderSubtotalInclTax = subTotals.subTotalWithoutDiscountInclTax;
        order.OrderSubtotalExclTax = subTotals.subTotalWithoutDiscountExclTax;
        order.OrderSubTotalDiscountInclTax = subTotals.discountAmountInclTax;
        order.OrderSubTotalDiscountExclTax = subTotals.discountAmountExclTax;
        AddDiscounts(draft.AppliedDiscounts, subTotals.appliedDiscounts);

        var shipping = await orderTotalCalculationService.GetShoppingCartShippingTotalsAsync(draft.Cart);
        order.OrderShippingInclTax = shipping.shippingTotalInclTax ?? throw new NopException("Shipping total couldn't be calculated");
        order.OrderShippingExclTax = shipping.shippingTotaExclTax ?? throw new NopException("Shipping total couldn't be calculated");
        AddDiscounts(draft.AppliedDiscounts, shipping.appliedDiscounts);

        var fee = await paymentService.GetAdditionalHandlingFeeAsync(draft.Cart, request.PaymentMethodSystemName);
        order.PaymentMethodAdditionalFeeInclTax = (await taxService.GetPaymentMethodAdditionalFeeAsync(fee, true, draft.Customer)).price;
        order.PaymentMethodAdditionalFeeExclTax = (await taxService.GetPaymentMethodAdditionalFeeAsync(fee, false, draft.Customer)).price;

        var (taxTotal, taxRates) = await orderTotalCalculationService.GetTaxTotalAsync(draft.Cart);
        order.OrderTax = taxTotal;
        order.TaxRates = string.Concat(taxRates.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}:{pair.Value};   ")));

        var total = await orderTotalCalculationService.GetShoppingCartTotalAsync(draft.Cart);
        order.OrderTotal = total.shoppingCartTotal ?? throw new NopException("Order total couldn't be calculated");
        order.OrderDiscount = total.discountAmount;
        AddDiscounts(draft.AppliedDiscounts, total.appliedDiscounts);
        draft.AppliedGiftCards.AddRange(total.appliedGiftCards);

        request.OrderTotal = order.OrderTotal;
    }

    //an order keeps its own copy of an address
    private Address CopyOf(Address address) =>
        CommonHelper.IsValidEmail(address?.Email)
            ? addressService.CloneAddress(address)
            : throw new NopException("Email is not valid");

    private async Task<NopException> TooSmallAsync(string resourceKey, decimal minimum)
    {
        var amount = await currencyService.ConvertFromPrimaryStoreCurrencyAsync(minimum, await workContext.GetWorkingCurrencyAsync());
        return new NopException(string.Format(await localizationService.GetResourceAsync(resourceKey),
            await priceFormatter.FormatPriceAsync(amount, true, false)));
    }

    private static void ThrowIfAny(IList<string> warnings)
    {
        if (warnings.Any())
            throw new NopException(string.Concat(warnings.Select(warning => $"{warning};")));
    }

    private sealed class OrderDraft
    {
        public Order Order { get; } = new();
        public Customer Customer { get; set; }
        public IList<ShoppingCartItem> Cart { get; set; }
        public List<Discount> AppliedDiscounts { get; } = [];
        public List<AppliedGiftCard> AppliedGiftCards { get; } = [];
        public Address BillingAddress { get; set; }
        public Address ShippingAddress { get; set; }
    }
}
