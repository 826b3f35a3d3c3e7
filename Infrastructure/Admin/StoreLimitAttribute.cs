using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;

/// <summary>
/// Says what an admin action concerns, so that admins who are limited to stores are kept to them
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class StoreLimitAttribute : Attribute
{
    /// <summary>
    /// Whether a limited admin may call the action
    /// </summary>
    /// <param name="context">The call</param>
    /// <param name="stores">The admin's stores</param>
    /// <param name="toChange">Whether the action changes something</param>
    public abstract Task<bool> AllowsAsync(ActionExecutingContext context, IAdminStores stores, bool toChange);
}

/// <summary>
/// The action concerns one thing, which must belong to the admin's stores. A thing that does not exist is left to the action
/// </summary>
/// <param name="argument">Where its identifier is: an argument of the action, or a property of one ("model.Id")</param>
public sealed class StoreOfAttribute<TEntity>(string argument) : StoreLimitAttribute where TEntity : BaseEntity
{
    /// <summary>
    /// Where the identifier is
    /// </summary>
    public string Argument => argument;

    /// <inheritdoc />
    public override async Task<bool> AllowsAsync(ActionExecutingContext context, IAdminStores stores, bool toChange)
    {
        var id = Read(context.ActionArguments);
        var entity = id == 0 ? null : await context.HttpContext.RequestServices.GetRequiredService<IRepository<TEntity>>().GetByIdAsync(id);

        return entity is null || await stores.MayAsync(entity, toChange);
    }

    private int Read(IDictionary<string, object> arguments)
    {
        var path = argument.Split('.');
        arguments.TryGetValue(path[0], out var value);
        if (path.Length > 1)
            value = value?.GetType().GetProperty(path[1])!.GetValue(value);

        return value as int? ?? 0;
    }
}

/// <summary>
/// The action itself shows and stores only what belongs to the admin's stores, or nothing that belongs to any
/// </summary>
public sealed class WithinStoresAttribute : StoreLimitAttribute
{
    /// <inheritdoc />
    public override Task<bool> AllowsAsync(ActionExecutingContext context, IAdminStores stores, bool toChange) => Task.FromResult(true);
}

/// <summary>
/// The action concerns all stores: a limited admin may not call it
/// </summary>
public sealed class AllStoresAttribute : StoreLimitAttribute
{
    /// <inheritdoc />
    public override Task<bool> AllowsAsync(ActionExecutingContext context, IAdminStores stores, bool toChange) => Task.FromResult(false);
}

/// <summary>
/// The action stores settings of the store that is chosen for them, or of all stores
/// </summary>
public sealed class SettingsStoreAttribute : StoreLimitAttribute
{
    /// <inheritdoc />
    public override async Task<bool> AllowsAsync(ActionExecutingContext context, IAdminStores stores, bool toChange)
    {
        var storeContext = context.HttpContext.RequestServices.GetRequiredService<IStoreContext>();

        return (await stores.GetScopeAsync()).Includes(await storeContext.GetActiveStoreScopeConfigurationAsync());
    }
}
