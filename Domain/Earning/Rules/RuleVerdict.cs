#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

/// <summary>
/// What a rule says to an event
/// </summary>
/// <param name="Points">Points it gives</param>
/// <param name="Reason">Why it gives none, or fewer than without limits; one of <see cref="RuleReasons"/></param>
/// <param name="Detail">What exactly, for example the key of a condition</param>
public sealed record RuleVerdict(long Points, string? Reason = null, string? Detail = null)
{
    /// <summary>
    /// Whether it gives points
    /// </summary>
    public bool Fired => Points > 0;
}

/// <summary>
/// Why a rule gives no points, or fewer; stable codes
/// </summary>
public static class RuleReasons
{
    public const string INACTIVE = "INACTIVE";
    public const string TRIGGER = "TRIGGER";
    public const string STORE = "STORE";
    public const string NOT_STARTED = "NOT_STARTED";
    public const string ENDED = "ENDED";
    public const string WEEKDAY = "WEEKDAY";
    public const string CUSTOMER_ROLE = "CUSTOMER_ROLE";
    public const string TIER = "TIER";
    public const string CONDITION = "CONDITION";
    public const string TARGET = "TARGET";
    public const string ORDER_NUMBER = "ORDER_NUMBER";
    public const string MINIMUM_TOTAL = "MINIMUM_TOTAL";
    public const string NO_POINTS = "NO_POINTS";
    public const string MEMBER_INACTIVE = "MEMBER_INACTIVE";
    public const string MAX_PER_MEMBER = "MAX_PER_MEMBER";
    public const string MAX_PER_PERIOD = "MAX_PER_PERIOD";
    public const string COOLDOWN = "COOLDOWN";
    public const string BUDGET = "BUDGET";

    /// <summary>
    /// Taken already for this event
    /// </summary>
    public const string ALREADY_AWARDED = "ALREADY_AWARDED";

    /// <summary>
    /// Something went wrong; it is in the log
    /// </summary>
    public const string FAILED = "FAILED";

    /// <summary>
    /// All of them
    /// </summary>
    public static IReadOnlyList<string> All { get; } =
    [
        INACTIVE, TRIGGER, STORE, NOT_STARTED, ENDED, WEEKDAY, CUSTOMER_ROLE, TIER, CONDITION, TARGET, ORDER_NUMBER, MINIMUM_TOTAL,
        NO_POINTS, MEMBER_INACTIVE, MAX_PER_MEMBER, MAX_PER_PERIOD, COOLDOWN, BUDGET, ALREADY_AWARDED, FAILED
    ];
}
