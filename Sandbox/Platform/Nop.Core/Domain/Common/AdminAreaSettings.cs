namespace Nop.Core.Domain.Common;

public partial class AdminAreaSettings : ISettings
{
    public int DefaultGridPageSize { get; set; } = 15;
    public int MinimumDropdownItemsForSearch { get; set; } = 50;
    public string GridPageSizes { get; set; } = "7, 15, 20, 50, 100";
}
