namespace Nop.Web.Framework.Models.DataTables;

/// <summary>A button that leads to the record's own page to edit it</summary>
public class RenderButtonEdit : IRender
{
    public RenderButtonEdit(DataUrl url)
    {
        Url = url;
        ClassName = NopButtonClassDefaults.Default;
    }

    public DataUrl Url { get; set; }
    public string ClassName { get; set; }
}
