using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Nop.Web.Framework.Events;

/// <summary>A model was bound from a posted form</summary>
public class ModelReceivedEvent<T>
{
    public ModelReceivedEvent(T model, ModelStateDictionary modelState)
    {
        Model = model;
        ModelState = modelState;
    }

    public T Model { get; private set; }

    public ModelStateDictionary ModelState { get; private set; }
}
