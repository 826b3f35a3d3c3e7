using Nop.Core;
using Nop.Core.Infrastructure;
using Sandbox.Store.Seeding;

namespace Sandbox.Store.Hosting;

/// <summary>Registers what the host itself needs and answers whether the store is ready</summary>
public class HostStartup : INopStartup
{
    public int Order => 1;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(CommonHelper.DefaultFileProvider);
        services.AddScoped<BaseData>();
    }

    public void Configure(IApplicationBuilder application)
    {
        //requests are accepted only after everything is prepared, so an answer means ready
        application.Map("/health/ready", branch => branch.Run(context => context.Response.WriteAsync("ready")));
    }
}
