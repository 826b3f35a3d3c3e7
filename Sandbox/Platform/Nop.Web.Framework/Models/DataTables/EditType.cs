namespace Nop.Web.Framework.Models.DataTables;

/// <summary>The input a cell becomes while its row is edited in place</summary>
public enum EditType
{
    Number = 1,
    Checkbox = 2,
    String = 3
}
