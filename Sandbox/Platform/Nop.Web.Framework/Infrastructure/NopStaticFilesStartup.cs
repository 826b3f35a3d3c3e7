using Microsoft.Extensions.FileProviders;
using Nop.Services.Plugins;

namespace Nop.Web.Framework.Infrastructure;

/// <summary>Serves the store's own files and those in the plugins' folders</summary>
public class NopStaticFilesStartup : INopStartup
{
    public int Order => 99;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    public void Configure(IApplicationBuilder application)
    {
        var plugins = CommonHelper.DefaultFileProvider.MapPath(NopPluginDefaults.Path);
        Directory.CreateDirectory(plugins);

        application.UseStaticFiles();
        application.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(plugins),
            RequestPath = "/" + NopPluginDefaults.PathName
        });
    }
}
