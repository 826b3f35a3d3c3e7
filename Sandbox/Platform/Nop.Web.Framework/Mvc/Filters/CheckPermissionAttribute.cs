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

    private class CheckPermissionFilter : IAsyncAuthorizationFilter
    {
        private readonly ILocalizationService _localizationService;
        private readonly IPermissionService _permissionService;
        private readonly IWebHelper _webHelper;
        private readonly List<string> _permissions;
        private readonly CheckPermissionResultType _resultType;

        public CheckPermissionFilter(CheckPermissionResultType resultType, List<string> permissions,
            ILocalizationService localizationService, IPermissionService permissionService, IWebHelper webHelper)
        {
            _resultType = resultType;
            _permissions = permissions;
            _localizationService = localizationService;
            _permissionService = permissionService;
            _webHelper = webHelper;
        }

        public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
        {
            foreach (var permission in _permissions)
                if (await _permissionService.AuthorizeAsync(permission))
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
            if (_resultType != CheckPermissionResultType.Default)
                return _resultType;

            if (HttpMethods.IsGet(request.Method))
                return CheckPermissionResultType.Html;

            if (!HttpMethods.IsPost(request.Method))
                return CheckPermissionResultType.Text;

            return _webHelper.IsAjaxRequest(request) ? CheckPermissionResultType.Json : CheckPermissionResultType.Html;
        }

        private Task<string> RefusalAsync()
        {
            return _localizationService.GetResourceAsync("Admin.AccessDenied.Description");
        }
    }
}
