using Nop.Services.Security;

namespace Nop.Web.Framework.Mvc.Filters;

/// <summary>Lets only customers in who may navigate the public store</summary>
public sealed class CheckAccessPublicStoreAttribute : TypeFilterAttribute
{
    public CheckAccessPublicStoreAttribute(bool ignore = false) : base(typeof(CheckAccessPublicStoreFilter))
    {
        IgnoreFilter = ignore;
        Arguments = [ignore];
    }

    public bool IgnoreFilter { get; }

    private class CheckAccessPublicStoreFilter : IAsyncAuthorizationFilter
    {
        private readonly bool _ignore;
        private readonly IPermissionService _permissionService;

        public CheckAccessPublicStoreFilter(bool ignore, IPermissionService permissionService)
        {
            _ignore = ignore;
            _permissionService = permissionService;
        }

        public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
        {
            if (context.ActionFilter<CheckAccessPublicStoreAttribute>()?.IgnoreFilter ?? _ignore)
                return;

            if (!await _permissionService.AuthorizeAsync(StandardPermission.PublicStore.PUBLIC_STORE_ALLOW_NAVIGATION))
                context.Result = new ChallengeResult();
        }
    }
}
