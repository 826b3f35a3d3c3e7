using Nop.Core;
using Nop.Core.Infrastructure;

namespace Sandbox.Store.Hosting;

/// <summary>Answers whether the store is ready</summary>
public class HostStartup : INopStartup
{
    public int Order => 1;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(services);
        services.AddSingleton(CommonHelper.DefaultFileProvider);
    }

    public void Configure(IApplicationBuilder application)
    {
        //requests are accepted only after everything is prepared, so an answer means ready
        application.Map("/health/ready", branch => branch.Run(context => context.Response.WriteAsync("ready")));
    }
}
