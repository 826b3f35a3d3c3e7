namespace Nop.Services.Security;

/// <summary>Names the rights a component brings along; made without arguments at every start.</summary>
public interface IPermissionConfigManager
{
    IList<PermissionConfig> AllConfigs { get; }
}
