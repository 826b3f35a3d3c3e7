using Nop.Services.Security;

namespace Nop.Web.Framework.Mvc.Filters;

/// <summary>Lets only customers into the action who have one of the permissions</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class CheckPermissionAttribute : TypeFilterAttribute
{
    public CheckPermissionAttribute(string permissionSystemName, CheckPermissionResultType resultType = CheckPermissionResultType.Default)
        : this([permissionSystemName], resultType)
    {
    }

    public CheckPermissionAttribute(string[] permissionSystemNames, CheckPermissionResultType resultType = CheckPermissionResultType.Default)
        : base(typeof(CheckPermissionFilter))
    {
        PermissionSystemName.AddRange(permissionSystemNames);
        Arguments = [resultType, PermissionSystemName];
    }

    public List<string> PermissionSystemName { get; } = new();

    /// <summary>The form of the refusal; by default it follows from the request</summary>
    public enum CheckPermissionResultType
    {
        Default = 0,
        Html = 1,
        Text = 2,
        Json = 3
    }

    private class CheckPermissionFilter(
        CheckPermissionResultType resultType,
        List<string> permissions,
        ILocalizationService localizationService,
        IPermissionService permissionService,
        IWebHelper webHelper) : IAsyncAuthorizationFilter
    {
        public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
        {
            foreach (var permission in permissions)
                if (await permissionService.AuthorizeAsync(permission))
                    return;

            var request = context.HttpContext.Request;
            context.Result = ResultTypeOf(request) switch
            {
                CheckPermissionResultType.Html => new RedirectToActionResult("AccessDenied", "Security", new
                {
                    pageUrl = $"{request.PathBase}{request.Path}{request.QueryString}",
                    pageSystemNameKey = $"{request.RouteValues["controller"]}.{request.RouteValues["action"]}"
                }),
                CheckPermissionResultType.Json => new JsonResult(new { error = await RefusalAsync() }),
                _ => new ContentResult { Content = await RefusalAsync(), ContentType = "text/plain" }
            };
        }

        private CheckPermissionResultType ResultTypeOf(HttpRequest request)
        {
            if (resultType != CheckPermissionResultType.Default)
                return resultType;

            if (HttpMethods.IsGet(request.Method))
                return CheckPermissionResultType.Html;

            if (!HttpMethods.IsPost(request.Method))
                return CheckPermissionResultType.Text;

            return webHelper.IsAjaxRequest(request) ? CheckPermissionResultType.Json : CheckPermissionResultType.Html;
        }

        private Task<string> RefusalAsync() => localizationService.GetResourceAsync("Admin.AccessDenied.Description");
    }
}
