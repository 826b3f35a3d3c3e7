namespace Sandbox.Store.Areas.Admin.Models;

/// <summary>Shows a record as it is: what it has and a model has alike</summary>
public static class ModelMapping
{
    public static TModel ToModel<TModel>(this BaseEntity record) where TModel : BaseNopEntityModel, new()
    {
        var model = new TModel();
        foreach (var property in typeof(TModel).GetProperties().Where(property => property.CanWrite))
            if (record.GetType().GetProperty(property.Name) is { } known && known.PropertyType == property.PropertyType)
                property.SetValue(model, known.GetValue(record));

        return model;
    }
}
