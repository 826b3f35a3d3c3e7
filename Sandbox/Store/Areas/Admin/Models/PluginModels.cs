namespace Sandbox.Store.Areas.Admin.Models;

public record PluginSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Admin.Configuration.Plugins.LoadMode")]
    public int SearchLoadModeId { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Plugins.Group")]
    public string SearchGroup { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Plugins.Name")]
    public string SearchFriendlyName { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Plugins.Author")]
    public string SearchAuthor { get; set; }
    public IList<SelectListItem> AvailableLoadModes { get; set; } = [];
    public IList<SelectListItem> AvailableGroups { get; set; } = [];
    public bool NeedToRestart { get; set; }
}

/// <summary>A plugin as listed and edited by an admin</summary>
public record PluginModel : BaseNopModel
{
    [NopResourceDisplayName("Admin.Configuration.Plugins.Fields.Group")]
    public string Group { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Plugins.Fields.FriendlyName")]
    public string FriendlyName { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Plugins.Fields.SystemName")]
    public string SystemName { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Plugins.Fields.Version")]
    public string Version { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Plugins.Fields.Author")]
    public string Author { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Plugins.Fields.DisplayOrder")]
    public int DisplayOrder { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Plugins.Fields.IsEnabled")]
    public bool IsEnabled { get; set; }
    public string Description { get; set; }
    public string ConfigurationUrl { get; set; }
    public string LogoUrl { get; set; }
    public bool Installed { get; set; }
    public bool CanChangeEnabled { get; set; }
}
