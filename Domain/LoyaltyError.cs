namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// An expected failure: a stable code, a sentence for people and the field at fault, if one is
/// </summary>
public sealed record LoyaltyError(string Code, string Message, string Field = null);
