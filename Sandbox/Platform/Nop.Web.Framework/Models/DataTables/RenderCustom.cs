namespace Nop.Web.Framework.Models.DataTables;

/// <summary>Hands the cell to a script function: (data, type, row, meta) => html</summary>
public class RenderCustom : IRender
{
    public RenderCustom(string functionName)
    {
        FunctionName = functionName;
    }

    public string FunctionName { get; set; }
}
