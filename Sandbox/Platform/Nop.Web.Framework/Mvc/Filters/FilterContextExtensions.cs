namespace Nop.Web.Framework.Mvc.Filters;

internal static class FilterContextExtensions
{
    /// <summary>The attribute set on the action itself, which overrides the controller's</summary>
    public static TAttribute ActionFilter<TAttribute>(this FilterContext context) where TAttribute : class
    {
        return context.ActionDescriptor.FilterDescriptors
            .Where(descriptor => descriptor.Scope == FilterScope.Action)
            .Select(descriptor => descriptor.Filter)
            .OfType<TAttribute>()
            .FirstOrDefault();
    }
}
