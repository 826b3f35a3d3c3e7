using Nop.Core.Domain.Catalog;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Forgets where products stand in the catalogue when that changes
/// </summary>
public class CatalogPlaceConsumer(CatalogPlaces catalogPlaces) :
    IConsumer<EntityUpdatedEvent<Product>>,
    IConsumer<EntityInsertedEvent<ProductCategory>>,
    IConsumer<EntityUpdatedEvent<ProductCategory>>,
    IConsumer<EntityDeletedEvent<ProductCategory>>,
    IConsumer<EntityInsertedEvent<ProductManufacturer>>,
    IConsumer<EntityUpdatedEvent<ProductManufacturer>>,
    IConsumer<EntityDeletedEvent<ProductManufacturer>>,
    IConsumer<EntityUpdatedEvent<Category>>,
    IConsumer<EntityDeletedEvent<Category>>
{
    #region Methods

    /// <summary>
    /// Product saved
    /// </summary>
    public Task HandleEventAsync(EntityUpdatedEvent<Product> eventMessage)
    {
        return catalogPlaces.ForgetAsync(eventMessage.Entity);
    }

    /// <summary>
    /// Product put into a category
    /// </summary>
    public Task HandleEventAsync(EntityInsertedEvent<ProductCategory> eventMessage)
    {
        return catalogPlaces.ForgetAsync(eventMessage.Entity.ProductId);
    }

    /// <summary>
    /// Product's category changed
    /// </summary>
    public Task HandleEventAsync(EntityUpdatedEvent<ProductCategory> eventMessage)
    {
        return catalogPlaces.ForgetAsync(eventMessage.Entity.ProductId);
    }

    /// <summary>
    /// Product taken out of a category
    /// </summary>
    public Task HandleEventAsync(EntityDeletedEvent<ProductCategory> eventMessage)
    {
        return catalogPlaces.ForgetAsync(eventMessage.Entity.ProductId);
    }

    /// <summary>
    /// Product given to a manufacturer
    /// </summary>
    public Task HandleEventAsync(EntityInsertedEvent<ProductManufacturer> eventMessage)
    {
        return catalogPlaces.ForgetAsync(eventMessage.Entity.ProductId);
    }

    /// <summary>
    /// Product's manufacturer changed
    /// </summary>
    public Task HandleEventAsync(EntityUpdatedEvent<ProductManufacturer> eventMessage)
    {
        return catalogPlaces.ForgetAsync(eventMessage.Entity.ProductId);
    }

    /// <summary>
    /// Product taken from a manufacturer
    /// </summary>
    public Task HandleEventAsync(EntityDeletedEvent<ProductManufacturer> eventMessage)
    {
        return catalogPlaces.ForgetAsync(eventMessage.Entity.ProductId);
    }

    /// <summary>
    /// Category changed, perhaps moved below another
    /// </summary>
    public Task HandleEventAsync(EntityUpdatedEvent<Category> eventMessage)
    {
        return catalogPlaces.ForgetAllAsync();
    }

    /// <summary>
    /// Category deleted
    /// </summary>
    public Task HandleEventAsync(EntityDeletedEvent<Category> eventMessage)
    {
        return catalogPlaces.ForgetAllAsync();
    }

    #endregion
}
