namespace Nop.Web.Framework.Models.Cms;

/// <summary>Names the card that a widget stands in</summary>
public class WidgetNopCardModel
{
    public string CardName { get; set; }
}
