namespace Nop.Web.Framework.Models.DataTables;

/// <summary>CSS classes of grid columns</summary>
public static class NopColumnClassDefaults
{
    public static string CenterAll => "text-center";

    public static string Button => "button-column";
}
