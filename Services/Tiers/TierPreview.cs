using System.Diagnostics;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Services.Tiers;

/// <summary>
/// Says who would move if tiers or their terms were changed, before they are
/// </summary>
public class TierPreview(TierEvaluation evaluation, TierPolicies policies)
{
    private const int BATCH = 2000;
    private const int ROWS = 50;
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Previews a tier as it would be saved
    /// </summary>
    /// <param name="tier">The tier; one that is new has no identifier yet</param>
    public async Task<TierPreviewReport> PreviewTierAsync(LoyaltyTier tier)
    {
        var saved = await evaluation.GetLadderAsync(tier.ProgramId);
        var draft = new LoyaltyTier
        {
            Id = tier.Id == 0 ? int.MinValue : tier.Id, ProgramId = tier.ProgramId, Name = tier.Name, Threshold = tier.Threshold, DisplayOrder = tier.DisplayOrder
        };
        var ladder = TierLadder.Sort(saved.Where(row => row.Id != tier.Id).Append(draft));

        return await PreviewAsync(tier.ProgramId, saved, ladder, await policies.GetTermsAsync(tier.ProgramId));
    }

    /// <summary>
    /// Previews a program without a tier
    /// </summary>
    public async Task<TierPreviewReport> PreviewWithoutAsync(LoyaltyTier tier)
    {
        var saved = await evaluation.GetLadderAsync(tier.ProgramId);

        return await PreviewAsync(tier.ProgramId, saved, saved.Where(row => row.Id != tier.Id).ToList(), await policies.GetTermsAsync(tier.ProgramId));
    }

    /// <summary>
    /// Previews other terms
    /// </summary>
    public async Task<TierPreviewReport> PreviewPolicyAsync(TierPolicy policy)
    {
        var saved = await evaluation.GetLadderAsync(policy.ProgramId);

        return await PreviewAsync(policy.ProgramId, saved, saved, policies.TermsOf(policy));
    }

    private async Task<TierPreviewReport> PreviewAsync(int programId, IReadOnlyList<LoyaltyTier> saved, IReadOnlyList<LoyaltyTier> ladder, TierTerms terms)
    {
        var watch = Stopwatch.StartNew();
        var names = saved.Concat(ladder).GroupBy(tier => tier.Id).ToDictionary(group => group.Key, group => group.Last().Name);
        var places = ladder.Select((tier, place) => (tier.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        var thresholds = saved.ToDictionary(tier => tier.Id, tier => tier.Threshold);
        var report = new TierPreviewReport();
        await foreach (var batch in evaluation.DecideAsync(programId, ladder, terms, batchSize: BATCH))
        {
            foreach (var decision in batch)
                Count(report, decision, names, places, thresholds, ladder);
            if (watch.Elapsed < _limit)
                continue;

            report.Complete = false;
            break;
        }

        return report;
    }

    private static void Count(TierPreviewReport report, TierDecision decision, Dictionary<int, string> names, Dictionary<int, int> places,
        Dictionary<int, decimal> thresholds, IReadOnlyList<LoyaltyTier> ladder)
    {
        report.Looked++;
        var from = decision.Member.TierId;
        var to = decision.TargetTierId;
        if (from == to)
        {
            if (to is { } kept && places.TryGetValue(kept, out var place) && decision.Reached < place)
                report.Later++;
            return;
        }

        // from a tier that would be gone, what it took to reach it is compared
        var up = from is null || (to is not null && (places.TryGetValue(from.Value, out var fromPlace)
            ? places[to.Value] > fromPlace
            : ladder[places[to.Value]].Threshold > thresholds.GetValueOrDefault(from.Value)));
        if (up)
            report.Up++;
        else
            report.Down++;
        if (report.Rows.Count < ROWS)
        {
            report.Rows.Add(new TierPreviewRow(decision.Member.Id, decision.Member.CustomerId, from is null ? null : names.GetValueOrDefault(from.Value),
                to is null ? null : names.GetValueOrDefault(to.Value), up));
        }
    }
}

/// <summary>
/// Who would move
/// </summary>
public sealed class TierPreviewReport
{
    /// <summary>
    /// Members looked at
    /// </summary>
    public int Looked { get; set; }

    /// <summary>
    /// Members who would move up
    /// </summary>
    public int Up { get; set; }

    /// <summary>
    /// Members who would move down
    /// </summary>
    public int Down { get; set; }

    /// <summary>
    /// Members who would keep a tier that they do not reach any more, until their period and their grace end
    /// </summary>
    public int Later { get; set; }

    /// <summary>
    /// Whether all members were looked at; otherwise there were too many for one request
    /// </summary>
    public bool Complete { get; set; } = true;

    /// <summary>
    /// The first of those who would move
    /// </summary>
    public List<TierPreviewRow> Rows { get; } = [];

    /// <summary>
    /// Whether somebody is touched
    /// </summary>
    public bool Touches => Up + Down + Later > 0;
}

/// <summary>
/// A member who would move
/// </summary>
public sealed record TierPreviewRow(int MemberId, int CustomerId, string From, string To, bool Up);
