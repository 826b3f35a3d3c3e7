#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// Decides whether a member keeps the bonus that welcomed him in a tier
/// </summary>
public static class TierWelcome
{
    /// <summary>
    /// Whether what reached a tier was undone: with all that its causes ever brought there was a moment at which it was reached, with what is left
    /// of them there is none. Time that passes undoes nothing, nor does a threshold raised later or a tier given by hand, which nothing reached
    /// </summary>
    /// <param name="threshold">The tier's threshold</param>
    /// <param name="terms">How tiers are reached</param>
    /// <param name="entries">All that counts for the member, in the order in which it was booked</param>
    public static bool IsUndone(decimal threshold, TierTerms terms, IEnumerable<TierFigureEntry> entries)
    {
        var causes = entries.GroupBy(entry => (object?)entry.Cause ?? entry).Select(group => Add(group, terms.CountsPoints))
            .OrderBy(cause => cause.OnUtc).ToList();

        return Reaches(cause => cause.Most) && !Reaches(cause => cause.Left);

        bool Reaches(Func<Cause, decimal> part)
        {
            var sum = 0m;
            var first = 0;
            foreach (var cause in causes)
            {
                sum += part(cause);
                for (var from = terms.CountsFrom(cause.OnUtc); causes[first].OnUtc < from; first++)
                    sum -= part(causes[first]);
                if (sum >= threshold)
                    return true;
            }

            return threshold <= 0;
        }
    }

    private static Cause Add(IEnumerable<TierFigureEntry> entries, bool points)
    {
        var left = 0m;
        var most = 0m;
        var onUtc = DateTime.MaxValue;
        foreach (var entry in entries)
        {
            left += points ? entry.Points : entry.Spend;
            most = Math.Max(most, left);
            onUtc = entry.OnUtc < onUtc ? entry.OnUtc : onUtc;
        }

        return new Cause(onUtc, left, most);
    }

    private sealed record Cause(DateTime OnUtc, decimal Left, decimal Most);
}
