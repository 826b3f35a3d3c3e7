using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// What became of one command on the way to a target
/// </summary>
public enum ConvergenceStep
{
    /// <summary>
    /// It was booked
    /// </summary>
    Written,

    /// <summary>
    /// Somebody else was faster: what is missing is another thing now
    /// </summary>
    Overtaken,

    /// <summary>
    /// The member may not be given anything now
    /// </summary>
    Refused
}

/// <summary>
/// How far the ledger came to a target
/// </summary>
/// <param name="Written">Number of entries booked</param>
/// <param name="AtRest">Whether nothing is missing any more</param>
public readonly record struct Converged(int Written, bool AtRest)
{
    /// <summary>
    /// Nothing was missing
    /// </summary>
    public static Converged AlreadyThere { get; } = new(0, true);

    /// <summary>
    /// Both together
    /// </summary>
    public static Converged operator +(Converged one, Converged other) => new(one.Written + other.Written, one.AtRest && other.AtRest);
}

/// <summary>
/// Brings what is booked to what should be: look at both, book the difference under a key that counts what is there, and look again, until nothing
/// is missing. Safe to call at any time, any number of times, on any number of nodes. A member who is not active is given nothing, and what he was
/// given is taken back all the same; where one does not come to rest, the reconciliation goes on
/// </summary>
public class LedgerConvergence(ILedgerService ledgerService, ILogger logger)
{
    private const int MAX_ROUNDS = 10;

    /// <summary>
    /// Gets the entries caused by one thing, oldest first
    /// </summary>
    public Task<IList<LedgerEntry>> GetEntriesAsync(int programId, string referenceType, string referenceId)
    {
        return ledgerService.GetEntriesByReferenceAsync(programId, referenceType, referenceId);
    }

    /// <summary>
    /// Converges one thing
    /// </summary>
    /// <param name="what">What the log calls it</param>
    /// <param name="next">Gives the command that books what is missing now, or some of it; null when nothing is. It is told what became of the one before</param>
    public Task<Converged> RunAsync(string what, Func<ConvergenceStep?, Task<LedgerCommand>> next)
    {
        ConvergenceStep? before = null;

        return RunRoundsAsync(what, async () => await next(before) is { } command ? [(before = await BookAsync(what, command)).Value] : []);
    }

    /// <summary>
    /// Converges several things that are looked at together
    /// </summary>
    /// <param name="what">What the log calls them</param>
    /// <param name="round">Books what is missing of each now; gives what became of the commands</param>
    public async Task<Converged> RunRoundsAsync(string what, Func<Task<IReadOnlyList<ConvergenceStep>>> round)
    {
        var written = 0;
        for (var number = 0; number < MAX_ROUNDS; number++)
        {
            var steps = await round();
            written += steps.Count(step => step == ConvergenceStep.Written);
            if (steps.All(step => step == ConvergenceStep.Refused))
                return new Converged(written, steps.Count == 0);
        }
        await logger.WarningAsync($"Loyalty: {what} did not come to rest; the reconciliation will try again");

        return new Converged(written, false);
    }

    /// <summary>
    /// Books one command of a round
    /// </summary>
    public async Task<ConvergenceStep> BookAsync(string what, LedgerCommand command)
    {
        var result = await ledgerService.ExecuteAsync(command);

        return result switch
        {
            { Success: true, Value.Replayed: false } => ConvergenceStep.Written,
            { Success: true } or { Error.Code: LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT or LoyaltyErrorCodes.INVALID_STATE } => ConvergenceStep.Overtaken,
            { Error.Code: LoyaltyErrorCodes.MEMBER_INACTIVE } => ConvergenceStep.Refused,
            _ => throw new InvalidOperationException($"{what} could not be booked: {result.Error.Code} {result.Error.Message}")
        };
    }
}
