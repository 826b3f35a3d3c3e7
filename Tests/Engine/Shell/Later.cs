using Microsoft.Extensions.DependencyInjection;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>
/// Resolves a service when it is first needed, as nopCommerce's container does
/// </summary>
internal sealed class Later<T>(IServiceProvider services) : Lazy<T>(services.GetRequiredService<T>) where T : class;
