using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Nop.Web.Framework.Events;

public class ModelReceivedEvent<T>(T model, ModelStateDictionary modelState)
{
    public T Model { get; private set; } = model;
    public ModelStateDictionary ModelState { get; private set; } = modelState;
}
