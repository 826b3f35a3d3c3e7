namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;

/// <summary>
/// The plugin's part around a service of the store. Where another plugin replaced the service since, it is not found any more
/// </summary>
public interface IAroundStoreService
{
}
