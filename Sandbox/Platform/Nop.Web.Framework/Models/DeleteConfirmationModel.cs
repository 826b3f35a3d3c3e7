namespace Nop.Web.Framework.Models;

/// <summary>The question before a record is deleted</summary>
public record DeleteConfirmationModel : BaseNopModel
{
    public string Id { get; set; }
    public string ControllerName { get; set; }
    public string ActionName { get; set; }
    public string WindowId { get; set; }
}
