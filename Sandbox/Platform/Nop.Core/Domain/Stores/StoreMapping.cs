namespace Nop.Core.Domain.Stores;

/// <summary>Shows an entity in one store; an entity limited to stores has one row per store.</summary>
public class StoreMapping : BaseEntity
{
    public int EntityId { get; set; }
    public string EntityName { get; set; }
    public int StoreId { get; set; }
}
