using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Nop.Web.Framework.UI;

/// <summary>Page parts of the current request; the innermost view renders first, so "add" puts a part behind and "append" in front</summary>
public class NopHtmlHelper(
    HtmlEncoder htmlEncoder,
    IHttpContextAccessor httpContextAccessor,
    ILocalizationService localizationService,
    IStoreContext storeContext) : INopHtmlHelper
{
    protected readonly List<string> _titles = new();
    protected readonly List<string> _descriptions = new();
    protected readonly List<string> _cssFiles = new();
    protected readonly List<string> _pageClasses = new();
    protected readonly Dictionary<ResourceLocation, List<string>> _scripts = new();
    protected readonly Dictionary<ResourceLocation, List<string>> _inlineScripts = new();
    protected string _activeMenuItem;

    public virtual void AddTitleParts(string part) => Keep(_titles, part);

    public virtual async Task<IHtmlContent> GenerateTitleAsync(bool addDefaultTitle = true, string part = "")
    {
        Keep(_titles, part);
        var parts = new List<string>(_titles);
        if (addDefaultTitle)
        {
            var store = await storeContext.GetCurrentStoreAsync();
            parts.Add(await localizationService.GetLocalizedAsync(store, s => s.Name));
        }

        return new HtmlString(htmlEncoder.Encode(string.Join(" - ", parts)));
    }

    public virtual void AddMetaDescriptionParts(string part) => Keep(_descriptions, part);

    public virtual Task<IHtmlContent> GenerateMetaDescriptionAsync(string part = "")
    {
        Keep(_descriptions, part);
        return Task.FromResult<IHtmlContent>(new HtmlString(htmlEncoder.Encode(string.Join(", ", _descriptions))));
    }

    public virtual void AddScriptParts(ResourceLocation location, string src, string debugSrc = "", bool excludeFromBundle = false) =>
        Keep(PartsAt(_scripts, location), src);

    public virtual void AppendScriptParts(ResourceLocation location, string src, string debugSrc = "", bool excludeFromBundle = false) =>
        Keep(PartsAt(_scripts, location), src, atFront: true);

    public virtual IHtmlContent GenerateScripts(ResourceLocation location) =>
        Lines(PartsAt(_scripts, location).Select(src => $"<script src=\"{Address(src)}\"></script>"));

    public virtual void AddInlineScriptParts(ResourceLocation location, string script) => Keep(PartsAt(_inlineScripts, location), script);

    public virtual IHtmlContent GenerateInlineScripts(ResourceLocation location) => Lines(PartsAt(_inlineScripts, location));

    public virtual void AddCssFileParts(string src, string debugSrc = "", bool excludeFromBundle = false) => Keep(_cssFiles, src);

    public virtual void AppendCssFileParts(string src, string debugSrc = "", bool excludeFromBundle = false) => Keep(_cssFiles, src, atFront: true);

    public virtual IHtmlContent GenerateCssFiles() => Lines(_cssFiles.Select(src => $"<link rel=\"stylesheet\" href=\"{Address(src)}\" />"));

    public virtual void AppendPageCssClassParts(string part) => Keep(_pageClasses, part, atFront: true);

    public virtual string GeneratePageCssClasses(string part = "")
    {
        Keep(_pageClasses, part, atFront: true);
        return string.Join(" ", Enumerable.Reverse(_pageClasses));
    }

    public virtual void SetActiveMenuItemSystemName(string systemName) => _activeMenuItem = systemName;

    public virtual string GetActiveMenuItemSystemName() => _activeMenuItem;

    private static void Keep(List<string> parts, string part, bool atFront = false)
    {
        if (!string.IsNullOrEmpty(part) && !parts.Contains(part))
            parts.Insert(atFront ? 0 : parts.Count, part);
    }

    private static List<string> PartsAt(Dictionary<ResourceLocation, List<string>> parts, ResourceLocation location) =>
        parts.TryGetValue(location, out var found) ? found : parts[location] = new List<string>();

    private static HtmlString Lines(IEnumerable<string> lines) => new HtmlString(string.Join(Environment.NewLine, lines));

    private string Address(string src) =>
        src.StartsWith("~/", StringComparison.Ordinal) ? $"{httpContextAccessor.HttpContext?.Request.PathBase}{src[1..]}" : src;
}
