using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Web.Framework;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;
using Microsoft.AspNetCore.Mvc;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// What the plugin's controllers in the admin area share
/// </summary>
[Area(AreaNames.ADMIN)]
[AuthorizeAdmin]
[AutoValidateAntiforgeryToken]
[AdminStores]
public abstract class LoyaltyAreaController : BasePluginController;
