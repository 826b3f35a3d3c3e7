namespace Nop.Web.Models.Customer;

/// <summary>The menu of the account pages</summary>
public partial record CustomerNavigationModel : BaseNopModel
{
    public IList<CustomerNavigationItemModel> CustomerNavigationItems { get; set; } = [];
    public int SelectedTab { get; set; }
}

/// <summary>An entry of the account menu</summary>
public partial record CustomerNavigationItemModel : BaseNopModel
{
    public string RouteName { get; set; }
    public string Title { get; set; }
    public int Tab { get; set; }
    public string ItemClass { get; set; }
}

/// <summary>The store's own account pages</summary>
public enum CustomerNavigationEnum
{
    Info = 0,
    Orders = 20,
    ChangePassword = 70
}
