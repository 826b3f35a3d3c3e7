namespace Nop.Core.Domain.Seo;

/// <summary>An entity with a page of its own under a readable address</summary>
public partial interface ISlugSupported
{
}
