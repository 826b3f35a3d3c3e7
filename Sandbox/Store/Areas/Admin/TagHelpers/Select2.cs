using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Sandbox.Store.Areas.Admin.TagHelpers;

/// <summary>What the editor templates of drop-down lists have in common</summary>
public static class Select2
{
    /// <summary>The list's attributes: a class of the view's own takes the place of all others</summary>
    public static Dictionary<string, object> Attributes(ViewDataDictionary viewData, bool multiple)
    {
        var attributes = viewData["htmlAttributes"] as Dictionary<string, object> ?? new();
        attributes.TryAdd("class", "form-control select2");
        attributes.TryAdd("style", "width: 100%;");
        attributes.TryAdd("data-dropdown-css-class", "select2-blue");
        if (multiple)
            attributes.TryAdd("multiple", "multiple");

        return attributes;
    }
}
