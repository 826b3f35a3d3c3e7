namespace Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

/// <summary>
/// How long to wait after an attempt that failed
/// </summary>
public static class WebhookRetry
{
    private static readonly TimeSpan _first = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest pause
    /// </summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(6);

    /// <summary>
    /// The pause doubles with every attempt, up to <see cref="Longest"/>, and is spread by a quarter to both sides, so that what failed
    /// together does not come back together
    /// </summary>
    /// <param name="attempts">Attempts made, at least 1</param>
    /// <param name="random">A random number from 0 up to 1</param>
    /// <param name="asked">The pause the other side asked for; the longer one counts, up to <see cref="Longest"/></param>
    public static TimeSpan PauseAfter(int attempts, double random, TimeSpan? asked = null)
    {
        var pause = _first * Math.Min(Math.Pow(2, attempts - 1), Longest / _first);
        var spread = pause * (0.75 + random / 2);

        return asked > spread ? (asked < Longest ? asked.Value : Longest) : spread;
    }

    /// <summary>
    /// Whether the address took the message
    /// </summary>
    public static bool IsTaken(int statusCode)
    {
        return statusCode is >= 200 and < 300;
    }

    /// <summary>
    /// Whether the address says that it is gone for good
    /// </summary>
    public static bool IsHopeless(int statusCode)
    {
        return statusCode == 410;
    }
}
