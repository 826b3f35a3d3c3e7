namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Declares the error codes a route can answer with, beyond those that every route has and those that follow from its attributes and parameters; the API document lists them all.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersAttribute(params string[] codes) : Attribute
{
    /// <summary>The codes.</summary>
    public IReadOnlyList<string> Codes => codes;
}
