using System.Net;
using Microsoft.Extensions.Primitives;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Services.Customers;
using Nop.Services.Discounts;
using Nop.Services.Messages;

namespace Nop.Web.Framework.Mvc.Filters;

/// <summary>Takes coupon codes from the page's address: ?discountcoupon=CODE</summary>
public sealed class CheckDiscountCouponAttribute : TypeFilterAttribute
{
    public CheckDiscountCouponAttribute() : base(typeof(CheckDiscountCouponFilter))
    {
    }

    private class CheckDiscountCouponFilter : IAsyncActionFilter
    {
        private readonly ICustomerService _customerService;
        private readonly IDiscountService _discountService;
        private readonly ILocalizationService _localizationService;
        private readonly INotificationService _notificationService;
        private readonly IWorkContext _workContext;

        public CheckDiscountCouponFilter(ICustomerService customerService,
            IDiscountService discountService,
            ILocalizationService localizationService,
            INotificationService notificationService,
            IWorkContext workContext)
        {
            _customerService = customerService;
            _discountService = discountService;
            _localizationService = localizationService;
            _notificationService = notificationService;
            _workContext = workContext;
        }

        public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
        {
            var request = context.HttpContext.Request;
            if (HttpMethods.IsGet(request.Method) &&
                request.Query.TryGetValue(NopDiscountDefaults.DiscountCouponQueryParameter, out var codes) && !StringValues.IsNullOrEmpty(codes))
                await ApplyAsync(codes);

            await next();
        }

        private async Task ApplyAsync(string[] codes)
        {
            var customer = await _workContext.GetCurrentCustomerAsync();
            if (customer.SystemName == NopCustomerDefaults.SearchEngineCustomerName)
                return;

            var applied = new HashSet<string>(StringComparer.InvariantCultureIgnoreCase);
            foreach (var discount in await FindAsync(codes))
            {
                if (!(await _discountService.ValidateDiscountAsync(discount, customer, codes)).IsValid)
                    continue;

                await _customerService.ApplyDiscountCouponCodeAsync(customer, discount.CouponCode);
                applied.Add(discount.CouponCode);
            }

            foreach (var code in applied)
                _notificationService.SuccessNotification(await TextAsync("ShoppingCart.DiscountCouponCode.Activated", code));
            foreach (var code in codes.Where(code => !applied.Contains(code)))
                _notificationService.WarningNotification(await TextAsync("ShoppingCart.DiscountCouponCode.Invalid", code));
        }

        private async Task<IList<Discount>> FindAsync(string[] codes)
        {
            var discounts = new List<Discount>();
            foreach (var code in codes.Where(code => !string.IsNullOrEmpty(code)))
                discounts.AddRange(await _discountService.GetAllDiscountsAsync(couponCode: code));
            return discounts.DistinctBy(discount => discount.Id).ToList();
        }

        private async Task<string> TextAsync(string resourceKey, string code)
        {
            return string.Format(await _localizationService.GetResourceAsync(resourceKey), WebUtility.HtmlEncode(code));
        }
    }
}
