using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Web.Controllers;

/// <summary>Base of the public store's controllers</summary>
[CheckAccessPublicStore]
[CheckDiscountCoupon]
public abstract class BasePublicController : BaseController
{
    protected virtual IActionResult InvokeHttp404()
    {
        return new StatusCodeResult(404);
    }
}
