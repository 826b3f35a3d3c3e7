using System.Reflection;
using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Services.Audit;

/// <summary>
/// What an entity was before and after a change, as JSON with only the columns that differ
/// </summary>
public static class EntityChanges
{
    /// <summary>
    /// Compares two states; both texts are null when nothing differs
    /// </summary>
    public static (string Before, string After) Between<TEntity>(TEntity before, TEntity after) where TEntity : class
    {
        //enum properties only wrap the column that holds their number
        var changed = typeof(TEntity).GetProperties()
            .Where(property => property.CanWrite && !property.PropertyType.IsEnum && property.Name != "UpdatedOnUtc")
            .Where(property => !Equals(Value(property, before), Value(property, after)))
            .ToList();

        return changed.Count == 0 ? (null, null) : (Text(before), Text(after));

        string Text(TEntity entity)
        {
            return entity is null ? null : JsonSerializer.Serialize(changed.ToDictionary(property => property.Name, property => Value(property, entity)));
        }
    }

    private static object Value(PropertyInfo property, object entity)
    {
        var value = entity is null ? null : property.GetValue(entity);

        return value switch
        {
            "" => null,
            IEnumerable<string> texts => string.Join(", ", texts),
            _ => value
        };
    }
}
