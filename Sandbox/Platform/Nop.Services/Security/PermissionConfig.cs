namespace Nop.Services.Security;

/// <summary>A right as its component describes it, with the roles that have it from the start.</summary>
public class PermissionConfig
{
    public PermissionConfig(string name, string systemName, string category, params string[] defaultCustomerRoles)
    {
        Name = name;
        SystemName = systemName;
        Category = category;
        DefaultCustomerRoles = defaultCustomerRoles.ToList();
    }

    public string Name { get; set; }
    public string SystemName { get; set; }
    public string Category { get; set; }
    public List<string> DefaultCustomerRoles { get; }
}
