using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Localization;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;

/// <summary>
/// What all admin pages of the plugin need
/// </summary>
/// <param name="Stores">The stores of who looks</param>
/// <param name="Localization">Texts</param>
/// <param name="Notifications">Messages on the next page</param>
/// <param name="WorkContext">Who looks</param>
public sealed record AdminPageServices(IAdminStores Stores, ILocalizationService Localization, INotificationService Notifications, IWorkContext WorkContext);
