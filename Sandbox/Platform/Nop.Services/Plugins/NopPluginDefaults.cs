namespace Nop.Services.Plugins;

/// <summary>Where plugins live and what their files are called.</summary>
public static partial class NopPluginDefaults
{
    public static string PluginsInfoFilePath => "~/App_Data/plugins.json";

    public static string Path => "~/Plugins";

    public static string UploadedPath => "~/Plugins/Uploaded";

    public static string UploadsTempPath => "~/App_Data/TempUploads";

    public static string PathName => "Plugins";

    public static string DescriptionFileName => "plugin.json";

    public static string LogoFileName => "logo";

    public static List<string> SupportedLogoImageExtensions => ["jpg", "png", "gif"];
}
