namespace Nop.Web.Framework.TagHelpers;

internal static class TagHelperOutputExtensions
{
    /// <summary>Puts a class behind those that the view wrote</summary>
    public static void AppendClass(this TagHelperOutput output, string name)
    {
        var present = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(present) ? name : $"{present} {name}");
    }

    /// <summary>Wraps the element for the asterisk of a required field</summary>
    public static void MarkRequired(this TagHelperOutput output, string isRequired)
    {
        if (!bool.TryParse(isRequired, out var required) || !required)
            return;

        output.PreElement.SetHtmlContent("<div class=\"input-group input-group-required\">");
        output.PostElement.SetHtmlContent("<div class=\"input-group-btn\"><span class=\"required\">*</span></div></div>");
    }

    /// <summary>Turns the element into a hidden dialog that the button opens</summary>
    public static void AsDialog(this TagHelperOutput output, string windowId, string buttonId)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", windowId);
        output.Attributes.SetAttribute("class", "modal fade");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("role", "dialog");
        output.Attributes.SetAttribute("aria-labelledby", $"{windowId}-title");
        output.Attributes.SetAttribute("data-opened-by", buttonId);
    }
}
