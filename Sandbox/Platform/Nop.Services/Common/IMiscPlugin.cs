using Nop.Services.Plugins;

namespace Nop.Services.Common;

/// <summary>
/// A plugin that is of no other kind.
/// </summary>
public interface IMiscPlugin : IPlugin;
