namespace Nop.Services.Plugins;

/// <summary>What an uploaded thing calls itself.</summary>
public interface IDescriptor
{
}
