namespace Nop.Web.Framework.Models;

/// <summary>Base of the models that stand for one record</summary>
public record BaseNopEntityModel : BaseNopModel
{
    public virtual int Id { get; set; }
}
