using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Routing;
using Nop.Core.Domain.Catalog;
using Nop.Services.Seo;

namespace Sandbox.Store.Infrastructure;

/// <summary>Leads a readable address to the page of its entity</summary>
public class SlugRouteTransformer : DynamicRouteValueTransformer
{
    private readonly IUrlRecordService _urlRecordService;

    public SlugRouteTransformer(IUrlRecordService urlRecordService)
    {
        _urlRecordService = urlRecordService;
    }

    public override async ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values)
    {
        var record = await _urlRecordService.GetBySlugAsync(values["SeName"] as string);
        if (record is not { IsActive: true })
            return null;

        return record.EntityName switch
        {
            nameof(Product) => new RouteValueDictionary { ["controller"] = "Product", ["action"] = "ProductDetails", ["productId"] = record.EntityId },
            nameof(Category) => new RouteValueDictionary { ["controller"] = "Catalog", ["action"] = "Category", ["categoryId"] = record.EntityId },
            _ => null
        };
    }
}
