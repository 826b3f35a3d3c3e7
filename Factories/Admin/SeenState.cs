using System.Text.Json;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Services.Json;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// What a form was opened with, as a number: who saves it later is told when somebody else saved meanwhile
/// </summary>
public static class SeenState
{
    /// <summary>
    /// Gets the number of a row as it is; the same on every database, and whatever a column adds to its values
    /// </summary>
    public static int Of<TEntity>(TEntity entity) where TEntity : BaseEntity
    {
        return entity is null ? 0 : IfMatchAttribute.StateOf($"{JsonSerializer.Serialize(entity, ApiJson.Options)}");
    }
}
