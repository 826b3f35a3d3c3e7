namespace Nop.Web.Framework.Models.DataTables;

/// <summary>How a grid shows a cell</summary>
public interface IRender;
