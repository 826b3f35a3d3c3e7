namespace Nop.Web.Framework.Mvc.Filters;

/// <summary>Sets an action's parameter to whether the form was sent by the button of a given name</summary>
public sealed class ParameterBasedOnFormNameAttribute : TypeFilterAttribute
{
    public ParameterBasedOnFormNameAttribute(string formKeyName, string actionParameterName) : base(typeof(ButtonFilter)) =>
        Arguments = [formKeyName, actionParameterName];

    private sealed class ButtonFilter(string button, string parameter) : IActionFilter
    {
        public void OnActionExecuting(ActionExecutingContext context)
        {
            //by the exact name: the form itself would not mind the case
            var request = context.HttpContext.Request;
            context.ActionArguments[parameter] = request.HasFormContentType && request.Form.Keys.Any(key => key.Equals(button, StringComparison.Ordinal));
        }

        public void OnActionExecuted(ActionExecutedContext context)
        {
        }
    }
}
