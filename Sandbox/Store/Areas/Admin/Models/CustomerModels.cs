namespace Sandbox.Store.Areas.Admin.Models;

public record CustomerSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Admin.Customers.Customers.List.CustomerRoles")]
    public IList<int> SelectedCustomerRoleIds { get; set; } = [];
    public IList<SelectListItem> AvailableCustomerRoles { get; set; } = [];

    [NopResourceDisplayName("Admin.Customers.Customers.List.SearchEmail")]
    public string SearchEmail { get; set; }

    [NopResourceDisplayName("Admin.Customers.Customers.List.SearchFirstName")]
    public string SearchFirstName { get; set; }

    [NopResourceDisplayName("Admin.Customers.Customers.List.SearchLastName")]
    public string SearchLastName { get; set; }
}

/// <summary>A customer as listed and edited by an admin</summary>
public record CustomerModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Admin.Customers.Customers.Fields.Email")]
    public string Email { get; set; }

    [NopResourceDisplayName("Admin.Customers.Customers.Fields.Password")]
    public string Password { get; set; }

    [NopResourceDisplayName("Admin.Customers.Customers.Fields.FirstName")]
    public string FirstName { get; set; }

    [NopResourceDisplayName("Admin.Customers.Customers.Fields.LastName")]
    public string LastName { get; set; }

    [NopResourceDisplayName("Admin.Customers.Customers.Fields.FullName")]
    public string FullName { get; set; }

    [NopResourceDisplayName("Admin.Customers.Customers.Fields.Company")]
    public string Company { get; set; }

    [NopResourceDisplayName("Admin.Customers.Customers.Fields.CustomerRoles")]
    public IList<int> SelectedCustomerRoleIds { get; set; } = [];
    public IList<SelectListItem> AvailableCustomerRoles { get; set; } = [];

    [NopResourceDisplayName("Admin.Customers.Customers.Fields.CustomerRoles")]
    public string CustomerRoleNames { get; set; }

    [NopResourceDisplayName("Admin.Customers.Customers.Fields.Active")]
    public bool Active { get; set; }

    [NopResourceDisplayName("Admin.Customers.Customers.Fields.AdminComment")]
    public string AdminComment { get; set; }

    [NopResourceDisplayName("Admin.Customers.Customers.Fields.IPAddress")]
    public string LastIpAddress { get; set; }

    [NopResourceDisplayName("Admin.Customers.Customers.Fields.CreatedOn")]
    public DateTime CreatedOn { get; set; }

    [NopResourceDisplayName("Admin.Customers.Customers.Fields.LastActivityDate")]
    public DateTime LastActivityDate { get; set; }
    public CustomerOrderSearchModel CustomerOrderSearchModel { get; set; } = new();
}

public record CustomerOrderSearchModel : BaseSearchModel
{
    public int CustomerId { get; set; }
}

public record CustomerRoleModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Admin.Customers.CustomerRoles.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Admin.Customers.CustomerRoles.Fields.Active")]
    public bool Active { get; set; }

    [NopResourceDisplayName("Admin.Customers.CustomerRoles.Fields.IsSystemRole")]
    public bool IsSystemRole { get; set; }

    [NopResourceDisplayName("Admin.Customers.CustomerRoles.Fields.SystemName")]
    public string SystemName { get; set; }
}
