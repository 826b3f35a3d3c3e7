using Nop.Services.Customers;

namespace Nop.Web.Framework.Mvc.Filters;

/// <summary>Keeps the customer's time and address of last activity, at most once a minute</summary>
public sealed class SaveLastActivityAttribute : TypeFilterAttribute
{
    public SaveLastActivityAttribute() : base(typeof(SaveLastActivityFilter))
    {
    }

    private class SaveLastActivityFilter : IAsyncActionFilter
    {
        private readonly ICustomerService _customerService;
        private readonly IWebHelper _webHelper;
        private readonly IWorkContext _workContext;

        public SaveLastActivityFilter(ICustomerService customerService, IWebHelper webHelper, IWorkContext workContext)
        {
            _customerService = customerService;
            _webHelper = webHelper;
            _workContext = workContext;
        }

        public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
        {
            if (HttpMethods.IsGet(context.HttpContext.Request.Method))
                await SaveAsync();

            await next();
        }

        private async Task SaveAsync()
        {
            var customer = await _workContext.GetCurrentCustomerAsync();
            if (customer.LastActivityDateUtc.AddMinutes(1) >= DateTime.UtcNow)
                return;

            customer.LastActivityDateUtc = DateTime.UtcNow;
            customer.LastIpAddress = _webHelper.GetCurrentIpAddress();
            await _customerService.UpdateCustomerAsync(customer);
        }
    }
}
