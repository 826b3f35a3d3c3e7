namespace Nop.Web.Framework.Models.Cms;

/// <summary>A widget to render: the component and its arguments</summary>
public record RenderWidgetModel : BaseNopModel
{
    public Type WidgetViewComponent { get; set; }
    public object WidgetViewComponentArguments { get; set; }
}
