namespace Nop.Web.Framework.Models;

/// <summary>The question before a record is deleted</summary>
public record DeleteConfirmationModel : BaseNopEntityModel
{
    public string ControllerName { get; set; }

    public string ActionName { get; set; }

    public string WindowId { get; set; }
}
