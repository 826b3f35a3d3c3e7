using Nop.Services.Customers;

namespace Nop.Web.Framework.Mvc.Filters;

/// <summary>Keeps the customer's time and address of last activity, at most once a minute</summary>
public sealed class SaveLastActivityAttribute : TypeFilterAttribute
{
    public SaveLastActivityAttribute() : base(typeof(SaveLastActivityFilter))
    {
    }

    private class SaveLastActivityFilter(ICustomerService customerService, IWebHelper webHelper, IWorkContext workContext) : IAsyncActionFilter
    {
        public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
        {
            if (HttpMethods.IsGet(context.HttpContext.Request.Method))
                await SaveAsync();

            await next();
        }

        private async Task SaveAsync()
        {
            var customer = await workContext.GetCurrentCustomerAsync();
            if (customer.LastActivityDateUtc.AddMinutes(1) >= DateTime.UtcNow)
                return;

            customer.LastActivityDateUtc = DateTime.UtcNow;
            customer.LastIpAddress = webHelper.GetCurrentIpAddress();
            await customerService.UpdateCustomerAsync(customer);
        }
    }
}
