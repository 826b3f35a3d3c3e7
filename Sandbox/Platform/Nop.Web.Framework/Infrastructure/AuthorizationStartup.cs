using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Infrastructure;

namespace Nop.Web.Framework.Infrastructure;

/// <summary>Authorization of endpoints</summary>
public class AuthorizationStartup : INopStartup
{
    public int Order => 600;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthorization();
    }

    public void Configure(IApplicationBuilder application)
    {
        application.UseAuthorization();
    }
}
