namespace Nop.Web.Framework.Events;

/// <summary>A model is complete and about to be rendered</summary>
public class ModelPreparedEvent<T>(T model)
{
    public T Model { get; private set; } = model;
}
