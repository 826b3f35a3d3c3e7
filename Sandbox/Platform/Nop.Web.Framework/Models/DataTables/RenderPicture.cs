namespace Nop.Web.Framework.Models.DataTables;

/// <summary>Shows a picture whose address is the cell's value</summary>
public class RenderPicture : IRender
{
    public RenderPicture(string srcPrefix = "", int width = 0)
    {
        SrcPrefix = srcPrefix;
        Width = width;
    }

    public string SrcPrefix { get; set; }

    public int Width { get; set; }
}
