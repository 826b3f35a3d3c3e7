namespace Nop.Web.Framework.Events;

/// <summary>A model is complete and about to be rendered</summary>
public class ModelPreparedEvent<T>
{
    public ModelPreparedEvent(T model)
    {
        Model = model;
    }

    public T Model { get; private set; }
}
