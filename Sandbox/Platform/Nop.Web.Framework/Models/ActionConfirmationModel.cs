namespace Nop.Web.Framework.Models;

/// <summary>The question before an action runs</summary>
public class ActionConfirmationModel
{
    public string ControllerName { get; set; }
    public string ActionName { get; set; }
    public string WindowId { get; set; }
    public string AdditonalConfirmText { get; set; }
    public string ButtonId { get; set; }
}
