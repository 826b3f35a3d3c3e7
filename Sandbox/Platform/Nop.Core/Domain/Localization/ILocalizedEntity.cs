namespace Nop.Core.Domain.Localization;

/// <summary>Marks entities with texts that may differ by language.</summary>
public interface ILocalizedEntity
{
}
