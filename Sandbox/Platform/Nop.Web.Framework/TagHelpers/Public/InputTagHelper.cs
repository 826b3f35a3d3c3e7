namespace Nop.Web.Framework.TagHelpers.Public;

/// <summary>An input runs through this after MVC's own helper; one that cannot be made for what was posted is left out without a word</summary>
[HtmlTargetElement("input", Attributes = "asp-for")]
public class InputTagHelper(IHtmlGenerator generator) : Microsoft.AspNetCore.Mvc.TagHelpers.InputTagHelper(generator)
{
    [HtmlAttributeName("asp-disabled")]
    public string IsDisabled { set; get; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (bool.TryParse(IsDisabled, out var disabled) && disabled)
            output.Attributes.Add(new TagHelperAttribute("disabled", "disabled"));

        try
        {
            await base.ProcessAsync(context, output);
        }
        catch (Exception)
        {
            output.SuppressOutput();
        }
    }
}
