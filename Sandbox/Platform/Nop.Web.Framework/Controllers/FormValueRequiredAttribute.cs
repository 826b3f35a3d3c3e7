using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Routing;

namespace Nop.Web.Framework.Controllers;

/// <summary>Picks an action by the button that sent the form</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FormValueRequiredAttribute(FormValueRequirement requirement, params string[] submitButtonNames) : ActionMethodSelectorAttribute
{
    private readonly string[] _buttonNames = submitButtonNames;

    public FormValueRequiredAttribute(params string[] submitButtonNames) : this(FormValueRequirement.Equal, submitButtonNames)
    {
    }

    public override bool IsValidForRequest(RouteContext routeContext, ActionDescriptor action)
    {
        var request = routeContext.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method))
            return false;

        //a post without a form throws, as in nopCommerce

        return request.Form.Keys.Any(field => _buttonNames.Any(button => requirement == FormValueRequirement.StartsWith
            ? field.StartsWith(button, StringComparison.InvariantCultureIgnoreCase)
            : field.Equals(button, StringComparison.InvariantCultureIgnoreCase)));
    }
}
