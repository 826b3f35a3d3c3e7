namespace Nop.Web.Framework.Mvc.Filters;

/// <summary>
/// Sets an action's parameter to whether the form was sent by the button of a given name
/// </summary>
public sealed class ParameterBasedOnFormNameAttribute : TypeFilterAttribute
{
    public ParameterBasedOnFormNameAttribute(string formKeyName, string actionParameterName) : base(typeof(ButtonFilter))
    {
        Arguments = [formKeyName, actionParameterName];
    }

    private sealed class ButtonFilter : IActionFilter
    {
        private readonly string _button;
        private readonly string _parameter;

        public ButtonFilter(string button, string parameter)
        {
            _button = button;
            _parameter = parameter;
        }

        public void OnActionExecuting(ActionExecutingContext context)
        {
            //by the exact name: the form itself would not mind the case
            var request = context.HttpContext.Request;
            context.ActionArguments[_parameter] = request.HasFormContentType && request.Form.Keys.Any(key => key.Equals(_button, StringComparison.Ordinal));
        }

        public void OnActionExecuted(ActionExecutedContext context)
        {
        }
    }
}
