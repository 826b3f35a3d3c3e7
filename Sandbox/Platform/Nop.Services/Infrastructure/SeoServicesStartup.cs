using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Infrastructure;
using Nop.Services.Seo;

namespace Nop.Services.Infrastructure;

/// <summary>Registers the services of readable addresses</summary>
public class SeoServicesStartup : INopStartup
{
    public int Order => 2000;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IUrlRecordService, UrlRecordService>();
    }

    public void Configure(IApplicationBuilder application)
    {
    }
}
