using Microsoft.Extensions.DependencyInjection.Extensions;
using Nop.Web.Framework.Factories;
using Nop.Web.Framework.Menu;
using Nop.Web.Framework.Mvc.Routing;
using Nop.Web.Framework.UI;

namespace Nop.Web.Framework.Infrastructure;

/// <summary>Registers the contexts and page services of the web framework</summary>
public class FrameworkStartup : INopStartup
{
    public int Order => 2000;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddScoped<IWebHelper, WebHelper>();
        services.AddScoped<IWorkContext, WebWorkContext>();
        services.AddScoped<IStoreContext, WebStoreContext>();
        services.AddScoped<INopHtmlHelper, NopHtmlHelper>();
        services.AddScoped<INopUrlHelper, NopUrlHelper>();
        services.AddScoped<IAdminMenu, AdminMenu>();
        services.AddScoped<IWidgetModelFactory, WidgetModelFactory>();
        services.AddSingleton<IRoutePublisher, RoutePublisher>();
    }

    public void Configure(IApplicationBuilder application)
    {
    }
}
