namespace Sandbox.Store.Areas.Admin.Models;

/// <summary>The access control list: every permission against every role</summary>
public record PermissionMappingModel : BaseNopModel
{
    public IList<PermissionRoleModel> Roles { get; set; } = [];
    public IList<PermissionItemModel> Permissions { get; set; } = [];
}

/// <summary>A column of the access control list</summary>
public record PermissionRoleModel : BaseNopEntityModel
{
    public string Name { get; set; }
}

/// <summary>A row of the access control list</summary>
public record PermissionItemModel : BaseNopEntityModel
{
    public string Category { get; set; }
    public string SystemName { get; set; }
    public string PermissionName { get; set; }
    public IList<int> AllowedRoleIds { get; set; } = [];
}
