using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Web.Framework.Infrastructure;

/// <summary>Runs the matched endpoint; the routes come from all route providers</summary>
public class NopEndpoints : INopStartup
{
    public int Order => 900;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    public void Configure(IApplicationBuilder application)
    {
        var publisher = application.ApplicationServices.GetRequiredService<IRoutePublisher>();
        application.UseEndpoints(publisher.RegisterRoutes);
    }
}
