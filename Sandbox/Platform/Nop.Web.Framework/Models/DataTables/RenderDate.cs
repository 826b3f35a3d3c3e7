namespace Nop.Web.Framework.Models.DataTables;

/// <summary>Shows a date and time in the reader's format</summary>
public class RenderDate : IRender
{
    protected const string DEFAULT_DATE_FORMAT = "L LTS";

    public RenderDate() => Format = DEFAULT_DATE_FORMAT;

    public string Format { get; set; }
}
