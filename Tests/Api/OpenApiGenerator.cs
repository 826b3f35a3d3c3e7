using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Nop.Plugin.Misc.Loyalty.Controllers.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Services.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

/// <summary>Makes the OpenAPI document from the API's controllers.</summary>
internal static class OpenApiGenerator
{
    public const string Loyalty = "loyalty";

    private const string PartnerScheme = "partner";
    private const string KeyScheme = "apiKey";
    private const string BearerScheme = "bearer";
    private const string CookieScheme = "customer";

    private static readonly Lazy<JsonObject> _answers = new(() => Read("answers.json"));
    private static readonly Lazy<JsonObject> _problems = new(() => Read("problems.json"));

    private static JsonObject Read(string file)
    {
        var path = Path.Combine(Repository.Root, "Tests", "OpenApi", "Examples", file);
        return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!.AsObject() : [];
    }

    /// <summary>The document as it is written to Resources/openapi.json, or of the contract with partners to openapi-provider.json.</summary>
    public static async Task<string> GenerateAsync(string group = Loyalty)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddControllers()
            .AddJsonOptions(options => options.JsonSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)))
            .ConfigureApplicationPartManager(manager =>
            {
                manager.ApplicationParts.Clear();
                manager.ApplicationParts.Add(new AssemblyPart(typeof(LoyaltyApiController).Assembly));
                manager.FeatureProviders.Clear();
                manager.FeatureProviders.Add(new ApiControllers());
            });
        builder.Services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(group, group == Loyalty
                ? new OpenApiInfo { Title = "Loyalty API", Version = "1", Description = "Points, tiers and the ledger of the store's loyalty program." }
                : new OpenApiInfo { Title = "Loyalty provider protocol", Version = "1", Description = "How another shop or till uses this store's loyalty programs." });
            options.IncludeXmlComments(Path.ChangeExtension(typeof(LoyaltyApiController).Assembly.Location, ".xml"));
            options.CustomOperationIds(api => ((ControllerActionDescriptor)api.ActionDescriptor).ActionName);
            options.OperationFilter<Answers>();
            options.DocumentFilter<Access>();
        });

        await using var app = builder.Build();
        app.MapControllers();
        var document = await app.Services.GetRequiredService<IAsyncSwaggerProvider>().GetSwaggerAsync(group);
        document.Servers = [new OpenApiServer { Url = "/" }];
        var json = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        return json.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    /// <summary>Only the API's controllers; the plugin has others.</summary>
    private sealed class ApiControllers : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) => base.IsController(typeInfo) && typeInfo.IsSubclassOf(typeof(LoyaltyApiController));
    }

    /// <summary>Adds who may call a route and the error codes it answers with.</summary>
    private sealed class Answers : IOperationFilter
    {
        public void Apply(OpenApiOperation operation, OperationFilterContext context)
        {
            var codes = CodesOf(context.MethodInfo).Concat([ApiErrorCodes.RateLimited, ApiErrorCodes.InternalError]).ToList();

            var scope = context.MethodInfo.GetCustomAttribute<AuthorizeAttribute>()?.Policy switch
            {
                ApiDefaults.ReadPolicy => ApiDefaults.ReadScope,
                ApiDefaults.WritePolicy => ApiDefaults.WriteScope,
                ApiDefaults.AdminPolicy => ApiDefaults.AdminScope,
                _ => context.MethodInfo.GetCustomAttribute<KeyOrCustomerAttribute>()?.Scope
            };
            operation.Security = [];
            if (scope is not null)
            {
                codes.AddRange([ApiErrorCodes.Unauthorized, ApiErrorCodes.Forbidden, ApiErrorCodes.StoreIsolation]);
                operation.Security = [Requirement(KeyScheme, context, scope), Requirement(BearerScheme, context, scope)];
                if (context.MethodInfo.GetCustomAttribute<KeyOrCustomerAttribute>() is not null)
                    operation.Security.Add(Requirement(CookieScheme, context));
            }
            else if (context.MethodInfo.GetCustomAttribute<AuthorizeAttribute>()?.Policy == ApiDefaults.PartnerPolicy)
            {
                codes.AddRange([ApiErrorCodes.Unauthorized, ApiErrorCodes.StoreIsolation]);
                operation.Security = [Requirement(PartnerScheme, context)];
            }
            else if (context.MethodInfo.GetCustomAttribute<SignedInCustomerAttribute>() is not null)
                operation.Security = [Requirement(CookieScheme, context)];

            operation.Tags = new HashSet<OpenApiTagReference> { new(ResourceOf(context.MethodInfo), context.Document) };
            if (operation.RequestBody is OpenApiRequestBody body)
                body.Required = true;
            foreach (var response in operation.Responses!.Values)
                KeepJsonOnly(response.Content);
            if (operation.RequestBody?.Content?.Remove("multipart/form-data", out var form) == true)
                operation.RequestBody.Content["application/x-www-form-urlencoded"] = new OpenApiMediaType { Schema = form.Schema };
            else
                KeepJsonOnly(operation.RequestBody?.Content);
            Examples(operation, context.DocumentName);
            foreach (var group in codes.Distinct().OrderBy(ApiErrorCodes.All.ToList().IndexOf).GroupBy(ApiErrorCodes.StatusOf).OrderBy(group => group.Key))
                operation.Responses[group.Key.ToString()] = Problem(group.Key, group.ToList(), context);
        }

        /// <summary>What ApiExampleTests sends to a store, and what the store answers.</summary>
        private static void Examples(OpenApiOperation operation, string group)
        {
            var place = (group == Loyalty ? "" : "provider:") + operation.OperationId;
            if (_answers.Value[place] is not { } example)
                return;

            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
                parameter.Example = example[parameter.In switch { ParameterLocation.Path => "path", ParameterLocation.Query => "query", _ => "headers" }]?[parameter.Name!]?.DeepClone();
            if (example["body"] is { } body)
                operation.RequestBody!.Content!.Values.Single().Example = body.DeepClone();
            foreach (var media in operation.Responses!["200"].Content?.Values ?? [])
                media.Example = example["answer"]!.DeepClone();
            foreach (var (status, response) in operation.Responses)
            {
                foreach (var media in _answers.Value[$"{place}#{status}"] is null ? [] : response.Content?.Values ?? [])
                    media.Example = _answers.Value[$"{place}#{status}"]!["answer"]!.DeepClone();
            }
        }

        /// <summary>What an action says that it answers, and what follows from its attributes and parameters.</summary>
        private static IEnumerable<string> CodesOf(MethodInfo action)
        {
            var parameters = action.GetParameters();
            if (parameters.Length > 0)
                yield return ApiErrorCodes.ValidationFailed;
            foreach (var code in action.GetCustomAttribute<AnswersAttribute>()?.Codes ?? [])
                yield return code;
            if (Takes<IfMatchAttribute>())
                yield return ApiErrorCodes.PreconditionFailed;
            if (Takes<IdempotencyKeyAttribute>() || action.IsDefined(typeof(RememberAnswerAttribute)))
                yield return ApiErrorCodes.IdempotencyConflict;
            if (action.IsDefined(typeof(RememberAnswerAttribute)))
                yield return ApiErrorCodes.InvalidState;
            if (!Takes<JsonBodyAttribute>())
                yield break;

            yield return ApiErrorCodes.PayloadTooLarge;
            yield return ApiErrorCodes.UnsupportedMediaType;

            bool Takes<TAttribute>() where TAttribute : Attribute => parameters.Any(parameter => parameter.IsDefined(typeof(TAttribute)));
        }

        /// <summary>What a route is about, by which the page groups the routes.</summary>
        private static string ResourceOf(MethodInfo action)
        {
            var name = action.DeclaringType!.Name["Loyalty".Length..^"ApiController".Length];
            return name switch
            {
                "Me" or "MyEarningRules" or "MyRedemptions" => "Me",
                "Member" => "Members",
                "Program" or "ProgramTerms" => "Programs",
                "TierOverride" => "Tiers",
                "ProviderAccess" => "Provider",
                _ => string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"))
            };
        }

        private static OpenApiSecurityRequirement Requirement(string scheme, OperationFilterContext context, params string[] scopes) =>
            new() { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [.. scopes] };

        private static OpenApiResponse Problem(int status, List<string> codes, OperationFilterContext context) => new()
        {
            Description = $"{ReasonPhrases.GetReasonPhrase(status)}: {string.Join(", ", codes)}",
            Headers = status != 429 ? null : new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader { Description = "Seconds to wait.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } }
            },
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ApiProblem.ContentType] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(typeof(ApiProblem), context.SchemaRepository),
                    Examples = codes.ToDictionary(code => code, code => (IOpenApiExample)new OpenApiExampleReference(code, context.Document))
                }
            },
            Extensions = new Dictionary<string, IOpenApiExtension>
            {
                ["x-codes"] = new JsonNodeExtension(new JsonArray([.. codes.Select(code => (JsonNode)code)]))
            }
        };

        private static void KeepJsonOnly(IDictionary<string, OpenApiMediaType>? content)
        {
            foreach (var type in content?.Keys.Where(type => type != "application/json").ToList() ?? [])
                content!.Remove(type);
        }
    }

    /// <summary>Adds the ways to authenticate and the list of error codes.</summary>
    private sealed class Access : IDocumentFilter
    {
        public void Apply(OpenApiDocument document, DocumentFilterContext context)
        {
            document.Tags = document.Paths.Values.SelectMany(path => path.Operations!.Values).SelectMany(operation => operation.Tags!)
                .Select(tag => tag.Reference.Id!).Distinct().Order(StringComparer.Ordinal).Select(name => new OpenApiTag { Name = name }).ToHashSet();
            document.Components!.SecuritySchemes = context.DocumentName != Loyalty ? PartnerSchemes() : new Dictionary<string, IOpenApiSecurityScheme>
            {
                [KeyScheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey,
                    In = ParameterLocation.Header,
                    Name = ApiDefaults.KeyHeader,
                    Description = $"An API key, made in the admin area under Loyalty. It has the scope {ApiDefaults.ReadScope}, {ApiDefaults.WriteScope}, {ApiDefaults.AdminScope} or several, and may be limited to stores."
                },
                [BearerScheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "The same API key as a bearer token in the Authorization header."
                },
                [CookieScheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey,
                    In = ParameterLocation.Cookie,
                    Name = ".Nop.Authentication",
                    Description = "Routes about the signed-in customer go by the store's own sign-in cookie."
                }
            };
            var codes = ApiErrorCodes.All.OrderBy(code => ApiErrorCodes.StatusOf(code)).ThenBy(code => code, StringComparer.Ordinal).Select(code => (JsonNode)new JsonObject
            {
                ["code"] = code,
                ["status"] = ApiErrorCodes.StatusOf(code),
                ["title"] = ApiErrorCodes.TitleOf(code)
            });
            // every answer with an error points to the example of its codes
            document.Components.Examples = ApiErrorCodes.All.ToDictionary(code => code, code => (IOpenApiExample)new OpenApiExample
            {
                Summary = ApiErrorCodes.TitleOf(code), Value = _problems.Value[code]?.DeepClone() ?? JsonSerializer.SerializeToNode(ApiProblem.Of(code), ApiJson.Options)
            });
            document.AddExtension("x-error-codes", new JsonNodeExtension(new JsonArray([.. codes])));
        }

        private static Dictionary<string, IOpenApiSecurityScheme> PartnerSchemes() => new()
        {
            [PartnerScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Description = "Client id and secret, made in the admin area under Loyalty, Partners.",
                Flows = new OpenApiOAuthFlows
                {
                    ClientCredentials = new OpenApiOAuthFlow { TokenUrl = new Uri($"/{ProviderProtocol.PREFIX}/token", UriKind.Relative), Scopes = new Dictionary<string, string>() }
                }
            }
        };
    }
}
