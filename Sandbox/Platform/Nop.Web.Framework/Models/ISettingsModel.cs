namespace Nop.Web.Framework.Models;

/// <summary>A settings page that is edited for all stores (0) or for one</summary>
public interface ISettingsModel
{
    int ActiveStoreScopeConfiguration { get; set; }
}
