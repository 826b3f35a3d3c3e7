using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Routing;

namespace Nop.Web.Framework.Controllers;

/// <summary>
/// Picks an action by the button that sent the form
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FormValueRequiredAttribute : ActionMethodSelectorAttribute
{
    private readonly FormValueRequirement _requirement;
    private readonly string[] _buttonNames;

    public FormValueRequiredAttribute(params string[] submitButtonNames) : this(FormValueRequirement.Equal, submitButtonNames)
    {
    }

    public FormValueRequiredAttribute(FormValueRequirement requirement, params string[] submitButtonNames)
    {
        _requirement = requirement;
        _buttonNames = submitButtonNames;
    }

    public override bool IsValidForRequest(RouteContext routeContext, ActionDescriptor action)
    {
        var request = routeContext.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method))
            return false;

        //a post without a form throws, as in nopCommerce

        return request.Form.Keys.Any(field => _buttonNames.Any(button => _requirement == FormValueRequirement.StartsWith
            ? field.StartsWith(button, StringComparison.InvariantCultureIgnoreCase)
            : field.Equals(button, StringComparison.InvariantCultureIgnoreCase)));
    }
}
