using Microsoft.AspNetCore.Html;

namespace Nop.Web.Framework.UI;

/// <summary>Collects during a request what views add to the page frame</summary>
public interface INopHtmlHelper
{
    void AddTitleParts(string part);

    Task<IHtmlContent> GenerateTitleAsync(bool addDefaultTitle = true, string part = "");

    void AddMetaDescriptionParts(string part);

    Task<IHtmlContent> GenerateMetaDescriptionAsync(string part = "");

    void AddScriptParts(ResourceLocation location, string src, string debugSrc = "", bool excludeFromBundle = false);

    void AppendScriptParts(ResourceLocation location, string src, string debugSrc = "", bool excludeFromBundle = false);

    IHtmlContent GenerateScripts(ResourceLocation location);

    void AddInlineScriptParts(ResourceLocation location, string script);

    IHtmlContent GenerateInlineScripts(ResourceLocation location);

    void AddCssFileParts(string src, string debugSrc = "", bool excludeFromBundle = false);

    void AppendCssFileParts(string src, string debugSrc = "", bool excludeFromBundle = false);

    IHtmlContent GenerateCssFiles();

    void AppendPageCssClassParts(string part);

    string GeneratePageCssClasses(string part = "");

    void SetActiveMenuItemSystemName(string systemName);

    string GetActiveMenuItemSystemName();
}
