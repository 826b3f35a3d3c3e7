namespace Nop.Web.Framework.Models.Cms;

public class WidgetNopCardModel
{
    public string CardName { get; set; }
}
