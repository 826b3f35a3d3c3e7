namespace Nop.Core.Domain.Common;

/// <summary>A free named value kept with any entity, for all stores or for one.</summary>
public class GenericAttribute : BaseEntity
{
    public int EntityId { get; set; }
    public string KeyGroup { get; set; }
    public string Key { get; set; }
    public string Value { get; set; }
    public int StoreId { get; set; }
    public DateTime? CreatedOrUpdatedDateUTC { get; set; }
}
