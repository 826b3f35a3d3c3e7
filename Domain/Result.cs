namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// A value, or the expected failure that stands in its place
/// </summary>
/// <typeparam name="T">Type of the value</typeparam>
public sealed record Result<T>(T Value, LoyaltyError Error)
{
    /// <summary>
    /// Whether there is a value
    /// </summary>
    public bool Success => Error is null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(LoyaltyError error) => new(default, error);
}
