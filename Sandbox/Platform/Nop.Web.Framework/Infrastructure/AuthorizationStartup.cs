namespace Nop.Web.Framework.Infrastructure;

public class AuthorizationStartup : INopStartup
{
    public int Order => 600;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration) => services.AddAuthorization();

    public void Configure(IApplicationBuilder application) => application.UseAuthorization();
}
