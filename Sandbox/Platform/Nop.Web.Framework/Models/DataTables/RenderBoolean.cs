namespace Nop.Web.Framework.Models.DataTables;

/// <summary>Shows a tick or a cross</summary>
public class RenderBoolean : IRender;
