using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Components;

namespace Sandbox.Store.Components;

/// <summary>Asks for the number of the demo card</summary>
public class PaymentDemoCardViewComponent : NopViewComponent
{
    public IViewComponentResult Invoke()
    {
        return View("Default");
    }
}
