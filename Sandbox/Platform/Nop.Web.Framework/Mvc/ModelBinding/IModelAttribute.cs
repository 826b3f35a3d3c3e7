namespace Nop.Web.Framework.Mvc.ModelBinding;

/// <summary>An attribute that travels with a model's metadata</summary>
public interface IModelAttribute
{
    string Name { get; }
}
