namespace Nop.Web.Framework.Models.DataTables;

/// <summary>Edit, update and cancel buttons of a row that is edited in place</summary>
public class RenderButtonsInlineEdit : IRender
{
    public RenderButtonsInlineEdit() => ClassName = NopButtonClassDefaults.Default;

    public string ClassName { get; set; }
}
