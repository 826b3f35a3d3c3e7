namespace Nop.Web.Framework.Models.DataTables;

/// <summary>Shows a picture whose address is the cell's value</summary>
public class RenderPicture(string srcPrefix = "", int width = 0) : IRender
{
    public string SrcPrefix { get; set; } = srcPrefix;
    public int Width { get; set; } = width;
}
