namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>The cards of an admin page. The element stays as the view wrote it</summary>
[HtmlTargetElement("nop-cards", Attributes = "id")]
public class NopCardsTagHelper : TagHelper;
