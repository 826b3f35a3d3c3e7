namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Declares the error codes a route can answer with, beyond those every route has; the API document lists them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersAttribute(params string[] codes) : Attribute
{
    /// <summary>The codes.</summary>
    public IReadOnlyList<string> Codes => codes;
}
