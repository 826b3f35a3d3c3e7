using Microsoft.AspNetCore.Mvc.Routing;
using Nop.Services.Seo;

namespace Sandbox.Store.Infrastructure;

/// <summary>Leads a readable address to the page of its entity</summary>
public class SlugRouteTransformer(IUrlRecordService urlRecordService) : DynamicRouteValueTransformer
{
    public override async ValueTask<RouteValueDictionary> TransformAsync(HttpContext httpContext, RouteValueDictionary values)
    {
        var record = await urlRecordService.GetBySlugAsync(values["SeName"] as string);
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
