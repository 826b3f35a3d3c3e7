namespace Sandbox.Store.Hosting;

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
