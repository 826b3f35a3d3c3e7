using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Web.Framework.Controllers;

/// <summary>Base of the plugins' controllers</summary>
[NotNullValidationMessage]
public abstract class BasePluginController : BaseController;
