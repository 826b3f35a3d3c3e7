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

    private class CheckDiscountCouponFilter(
        ICustomerService customerService,
        IDiscountService discountService,
        ILocalizationService localizationService,
        INotificationService notificationService,
        IWorkContext workContext) : IAsyncActionFilter
    {
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
            var customer = await workContext.GetCurrentCustomerAsync();
            if (customer.SystemName == NopCustomerDefaults.SearchEngineCustomerName)
                return;

            var applied = new HashSet<string>(StringComparer.InvariantCultureIgnoreCase);
            foreach (var discount in await FindAsync(codes))
            {
                if (!(await discountService.ValidateDiscountAsync(discount, customer, codes)).IsValid)
                    continue;

                await customerService.ApplyDiscountCouponCodeAsync(customer, discount.CouponCode);
                applied.Add(discount.CouponCode);
            }

            foreach (var code in applied)
                notificationService.SuccessNotification(await TextAsync("ShoppingCart.DiscountCouponCode.Activated", code));
            foreach (var code in codes.Where(code => !applied.Contains(code)))
                notificationService.WarningNotification(await TextAsync("ShoppingCart.DiscountCouponCode.Invalid", code));
        }

        private async Task<IList<Discount>> FindAsync(string[] codes)
        {
            var discounts = new List<Discount>();
            foreach (var code in codes.Where(code => !string.IsNullOrEmpty(code)))
                discounts.AddRange(await discountService.GetAllDiscountsAsync(couponCode: code));
            return discounts.DistinctBy(discount => discount.Id).ToList();
        }

        private async Task<string> TextAsync(string resourceKey, string code) =>
            string.Format(await localizationService.GetResourceAsync(resourceKey), WebUtility.HtmlEncode(code));
    }
}
