namespace Nop.Core;

/// <summary>Something stored in a table of its own, with an identity.</summary>
public abstract partial class BaseEntity
{
    public int Id { get; set; }
}
