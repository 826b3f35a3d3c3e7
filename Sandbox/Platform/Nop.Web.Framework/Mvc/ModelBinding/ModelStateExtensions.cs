using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Nop.Web.Framework.Mvc.ModelBinding;

/// <summary>Model errors in the form the admin grids show</summary>
public static class ModelStateExtensions
{
    public static object SerializeErrors(this ModelStateDictionary modelStateDictionary)
    {
        return modelStateDictionary
            .Where(entry => entry.Value.Errors.Count > 0)
            .ToDictionary(entry => entry.Key, entry => new Dictionary<string, object>
            {
                ["errors"] = entry.Value.Errors.Select(error => error.ErrorMessage).Where(message => message.Length > 0).ToArray()
            });
    }
}
