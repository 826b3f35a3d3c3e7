using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Nop.Web.Framework.Mvc.Json;

internal static class NewtonsoftJsonExtensions
{
    /// <summary>Puts Newtonsoft.Json in the place of MVC's own JSON formatters</summary>
    public static void UseNewtonsoftJson(this IMvcBuilder mvc)
    {
        var settings = new JsonSerializerSettings
        {
            ContractResolver = new DefaultContractResolver(),
            MaxDepth = 32
        };

        mvc.Services.AddSingleton<IActionResultExecutor<JsonResult>>(new NewtonsoftJsonResultExecutor(settings));
        mvc.AddMvcOptions(options =>
        {
            options.OutputFormatters.RemoveType<SystemTextJsonOutputFormatter>();
            options.InputFormatters.RemoveType<SystemTextJsonInputFormatter>();
            options.OutputFormatters.Add(new NewtonsoftJsonOutputFormatter(settings));
            options.InputFormatters.Add(new NewtonsoftJsonInputFormatter(settings));
        });
    }
}
