namespace Sandbox.Store.Measuring;

/// <summary>In stores started with --measure: notes what requests take, and tells at /measured</summary>
public sealed class MeasuringStartup : INopStartup
{
    public int Order => 0;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    public void Configure(IApplicationBuilder application)
    {
        if (!PluginCosts.IsOn)
            return;

        application.Map("/measured", branch => branch.Run(context => context.Response.WriteAsJsonAsync(PluginCosts.Take())));
        application.Use(PluginCosts.RunAsync);
    }
}
