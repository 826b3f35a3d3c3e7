namespace Sandbox.Store.Components;

public class PaymentDemoCardViewComponent : NopViewComponent
{
    public IViewComponentResult Invoke() => View("Default");
}
