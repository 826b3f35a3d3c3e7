namespace Nop.Web.Framework.Models.DataTables;

/// <summary>Hands the cell to a script function: (data, type, row, meta) => html</summary>
public class RenderCustom(string functionName) : IRender
{
    public string FunctionName { get; set; } = functionName;
}
