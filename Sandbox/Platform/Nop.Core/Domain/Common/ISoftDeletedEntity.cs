namespace Nop.Core.Domain.Common;

/// <summary>An entity that is marked as deleted and stays in its table.</summary>
public interface ISoftDeletedEntity
{
    bool Deleted { get; set; }
}
