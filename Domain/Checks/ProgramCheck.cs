using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;

namespace Nop.Plugin.Misc.Loyalty.Domain.Checks;

/// <summary>
/// What a program shall be, whoever says it
/// </summary>
public interface IProgramTerms
{
    string Name { get; }

    string PointName { get; }

    string PointNamePlural { get; }

    string PointSymbol { get; }

    string Color { get; }

    string AccentColor { get; }

    Enrolment Enrolment { get; }

    decimal PointsPerCurrencyUnit { get; }

    decimal EarnStep { get; }

    long PointsPerStep { get; }

    HoldUntil HoldUntil { get; }

    int HoldDays { get; }

    ExpiryMode ExpiryMode { get; }

    int ExpireAfterDays { get; }

    int ReminderDays { get; }

    decimal PointValue { get; }

    long MinRedeemPoints { get; }

    long RedeemStep { get; }

    long MaxRedeemPointsPerOrder { get; }

    decimal MaxRedeemPercent { get; }

    int ReservationMinutes { get; }
}

/// <summary>
/// Says what is wrong with a program by itself
/// </summary>
public static partial class ProgramCheck
{
    /// <summary>
    /// Pattern of a system name
    /// </summary>
    public const string SYSTEM_NAME = "^[a-zA-Z0-9][a-zA-Z0-9-]{0,49}$";

    /// <summary>
    /// Longest name
    /// </summary>
    public const int MAX_NAME = 200;

    /// <summary>
    /// Longest name of points
    /// </summary>
    public const int MAX_POINT_NAME = 50;

    /// <summary>
    /// Longest sign for points
    /// </summary>
    public const int MAX_SYMBOL = 20;

    /// <summary>
    /// Most days after which points expire
    /// </summary>
    public const int MAX_EXPIRY_DAYS = 3650;

    /// <summary>
    /// Most days for which points are held
    /// </summary>
    public const int MAX_HOLD_DAYS = 365;

    /// <summary>
    /// Most minutes for which points stay reserved
    /// </summary>
    public const int MAX_RESERVATION = 1440;

    private const decimal MAX_POINT_VALUE = 1_000_000;

    /// <summary>
    /// Whether a text can be a system name
    /// </summary>
    public static bool IsSystemName(string text) => SystemName().IsMatch(text?.Trim() ?? string.Empty);

    /// <summary>
    /// Finds the faults; none when it can be stored
    /// </summary>
    public static IReadOnlyList<Fault> Faults(IProgramTerms program)
    {
        var faults = new FaultList();
        faults.Require(IsName(program.Name, MAX_NAME), nameof(program.Name), $"Must have from 1 to {MAX_NAME} characters.", "Name.Required");
        faults.Require(IsName(program.PointName, MAX_POINT_NAME), nameof(program.PointName), $"Must have from 1 to {MAX_POINT_NAME} characters.", "PointName.Required");
        faults.Require(IsName(program.PointNamePlural, MAX_POINT_NAME), nameof(program.PointNamePlural), $"Must have from 1 to {MAX_POINT_NAME} characters.", "PointNamePlural.Required");
        faults.Require(program.PointSymbol is null or { Length: <= MAX_SYMBOL }, nameof(program.PointSymbol), $"Must not be longer than {MAX_SYMBOL} characters.");
        faults.Require(IsColorOrNone(program.Color), nameof(program.Color), ColorText.MESSAGE);
        faults.Require(IsColorOrNone(program.AccentColor), nameof(program.AccentColor), ColorText.MESSAGE, "Color.Invalid");
        faults.Require(Enum.IsDefined(program.Enrolment), nameof(program.Enrolment), "Is not a known way to enrol.", "EnrolmentId.Invalid");
        RequireEarning(program, faults);
        RequireSpending(program, faults);

        return faults;
    }

    private static void RequireEarning(IProgramTerms program, FaultList faults)
    {
        faults.Require(program.PointsPerCurrencyUnit is >= 0 and <= LoyaltyDefaults.MaxPointsPerCurrencyUnit, nameof(program.PointsPerCurrencyUnit), "Must be from 0 to 10000.");
        faults.Require(program.EarnStep is >= 0 and <= LoyaltyDefaults.MaxEarnStep, nameof(program.EarnStep), "Must be from 0 to 1000000.");
        faults.Require(decimal.Round(program.EarnStep, 4) == program.EarnStep, nameof(program.EarnStep), "Must not have more than four decimals.");
        faults.Require(IsAmount(program.PointsPerStep), nameof(program.PointsPerStep), $"Must be from 0 to {LoyaltyDefaults.MaxPoints}.");
        faults.Require(program.PointsPerStep > 0 || program.EarnStep <= 0, nameof(program.PointsPerStep), "Must be at least 1 where earnStep is above 0.");
        faults.Require(Enum.IsDefined(program.HoldUntil), nameof(program.HoldUntil), "Is not a known state of an order.", "HoldUntilId.Invalid");
        faults.Require(program.HoldDays is >= 0 and <= MAX_HOLD_DAYS, nameof(program.HoldDays), $"Must be from 0 to {MAX_HOLD_DAYS}.");
        faults.Require(Enum.IsDefined(program.ExpiryMode), nameof(program.ExpiryMode), "Is not a known way to count.", "ExpiryModeId.Invalid");
        faults.Require(program.ExpireAfterDays is >= 0 and <= MAX_EXPIRY_DAYS, nameof(program.ExpireAfterDays), $"Must be from 0 to {MAX_EXPIRY_DAYS}.");
        faults.Require(program.ReminderDays is >= 0 and <= MAX_EXPIRY_DAYS, nameof(program.ReminderDays), $"Must be from 0 to {MAX_EXPIRY_DAYS}.");
        faults.Require(program.ReminderDays == 0 || program.ExpireAfterDays <= 0 || program.ReminderDays < program.ExpireAfterDays, nameof(program.ReminderDays), "Must be less than expireAfterDays.");
    }

    private static void RequireSpending(IProgramTerms program, FaultList faults)
    {
        faults.Require(program.MinRedeemPoints is >= 0 and <= LoyaltyDefaults.MaxPoints, nameof(program.MinRedeemPoints), $"Must be from 0 to {LoyaltyDefaults.MaxPoints}.");
        faults.Require(program.RedeemStep is >= 1 and <= LoyaltyDefaults.MaxPoints, nameof(program.RedeemStep), $"Must be from 1 to {LoyaltyDefaults.MaxPoints}.");
        faults.Require(program.MaxRedeemPercent is >= 1 and <= 100, nameof(program.MaxRedeemPercent), "Must be from 1 to 100.");
        faults.Require(program.ReservationMinutes is >= 1 and <= MAX_RESERVATION, nameof(program.ReservationMinutes), $"Must be from 1 to {MAX_RESERVATION}.");
        faults.Require(program.PointValue is > 0 and <= MAX_POINT_VALUE, nameof(program.PointValue), $"Must be above 0 and at most {MAX_POINT_VALUE}.");
        if (!IsAmount(program.MinRedeemPoints) || !IsAmount(program.RedeemStep))
            return;

        var least = Math.Max(Math.Max(program.MinRedeemPoints, program.RedeemStep), 1);
        //what rounds down to nothing would take points and give no money
        faults.Require(program.PointValue is <= 0 or > MAX_POINT_VALUE || SpendLimits.Worth(least, program.PointValue) > 0, nameof(program.PointValue),
            "The fewest points that can be spent would be worth less than a cent.", "PointValue.TooSmall");
        //a maximum below the least that can be spent would close redemption without saying so
        faults.Require(program.MaxRedeemPointsPerOrder == 0 || (IsAmount(program.MaxRedeemPointsPerOrder) && program.MaxRedeemPointsPerOrder >= least),
            nameof(program.MaxRedeemPointsPerOrder), "Must be 0, or at least minRedeemPoints and redeemStep.");
    }

    private static bool IsName(string text, int longest) => !string.IsNullOrWhiteSpace(text) && text.Length <= longest;

    private static bool IsColorOrNone(string color) => string.IsNullOrWhiteSpace(color) || ColorText.IsColor(color);

    private static bool IsAmount(long points) => points is >= 0 and <= LoyaltyDefaults.MaxPoints;

    [GeneratedRegex(SYSTEM_NAME)]
    private static partial Regex SystemName();
}
