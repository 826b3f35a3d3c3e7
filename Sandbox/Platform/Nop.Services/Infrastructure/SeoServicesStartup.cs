using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Services.Seo;

namespace Nop.Services.Infrastructure;

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
