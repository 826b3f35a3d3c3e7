namespace Nop.Core.Domain.Stores;

/// <summary>An entity that can be limited to some stores.</summary>
public interface IStoreMappingSupported
{
    bool LimitedToStores { get; set; }
}
