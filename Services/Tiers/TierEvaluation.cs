using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Tiers;

/// <summary>
/// Evaluates all members of a program in batches. It keeps its place, so that a run that was stopped goes on where it was;
/// two nodes that run at once look at some members twice and move each once
/// </summary>
public class TierEvaluation(ILogger logger,
    IProgramService programService,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<LoyaltyTier> tierRepository,
    IRepository<TierPass> passRepository,
    TierFigures figures,
    TierPlacement placement,
    TierPolicies policies,
    TimeProvider time)
{
    private const int BATCH = 500;

    private readonly TierFigures _figures = figures;

    /// <summary>
    /// Asks for all members of all programs to be evaluated
    /// </summary>
    public async Task RequestAllAsync()
    {
        foreach (var program in await programService.GetProgramsAsync())
            await policies.RequestPassAsync(program.Id);
    }

    /// <summary>
    /// Does what was asked for, beginning where the last run stopped
    /// </summary>
    /// <returns>Number of members who moved</returns>
    public async Task<int> RunRequestedAsync()
    {
        var moved = 0;
        foreach (var program in await programService.GetProgramsAsync())
        {
            if (await policies.GetPassAsync(program.Id) is { IsDone: false } pass)
                moved += await RunAsync(program.Id, pass);
        }

        return moved;
    }

    /// <summary>
    /// Gets a program's tiers, lowest threshold first
    /// </summary>
    public async Task<List<LoyaltyTier>> GetLadderAsync(int programId)
    {
        return TierLadder.Sort(await tierRepository.GetAllAsync(query => query.Where(tier => tier.ProgramId == programId)));
    }

    /// <summary>
    /// Gets a program's tiers as they were last saved, lowest threshold first. The rows are shared: they are not to be changed
    /// </summary>
    public async Task<List<LoyaltyTier>> GetSavedLadderAsync(int programId)
    {
        return TierLadder.Sort(await tierRepository.GetAllAsync(query => query.Where(tier => tier.ProgramId == programId),
            cache => cache.PrepareKeyForDefaultCache(LoyaltyDefaults.TiersByProgramCacheKey, programId)));
    }

    /// <summary>
    /// Goes through a program's members in batches and says what the engine decides for each, changing nothing
    /// </summary>
    /// <param name="programId">Program</param>
    /// <param name="ladder">Its tiers, saved or not, lowest threshold first</param>
    /// <param name="terms">Its terms, saved or not</param>
    /// <param name="afterMemberId">Only members after this one</param>
    /// <param name="batchSize">Members read at once</param>
    public async IAsyncEnumerable<IReadOnlyList<TierDecision>> DecideAsync(int programId, IReadOnlyList<LoyaltyTier> ladder, TierTerms terms,
        int afterMemberId = 0, int batchSize = BATCH)
    {
        var last = afterMemberId;
        while (true)
        {
            var after = last;
            var members = await memberRepository.GetAllAsync(query => query
                .Where(member => member.ProgramId == programId && member.Id > after).OrderBy(member => member.Id).Take(batchSize));
            if (members.Count == 0)
                yield break;

            last = members[^1].Id;
            var ids = members.Select(member => member.Id).ToList();
            var nowUtc = time.GetUtcNow().UtcDateTime;
            var standings = await placement.GetStandingsAsync(ids);
            var figures = await _figures.LoadAsync(ids, terms, TierPlacement.Earliest(terms, standings.Values, nowUtc));
            yield return members.Select(member =>
            {
                standings.TryGetValue(member.Id, out var standing);
                var before = standing?.ToState() ?? (member.TierId is null || member.TierOverrideId is not null ? null
                    : new TierState(member.TierId, nowUtc, terms.ReviewAfter(nowUtc, nowUtc), null));
                var state = TierEngine.Decide(ladder, terms, before, since => figures(member.Id, since), nowUtc);

                return new TierDecision(member, standing, state, TierPlacement.TargetOf(member, state, ladder, nowUtc),
                    TierPlacement.IsSettled(member, standing, state, ladder, nowUtc))
                {
                    Reached = TierEngine.Reached(ladder, figures(member.Id, terms.CountsFrom(nowUtc)))
                };
            }).ToList();
        }
    }

    private async Task<int> RunAsync(int programId, TierPass pass)
    {
        var goesOn = pass.DoneOnUtc is null && pass.ServesRequestOnUtc is not null && pass.ServesRequestOnUtc >= pass.RequestedOnUtc;
        var request = goesOn ? pass.ServesRequestOnUtc.Value : pass.RequestedOnUtc;
        var last = goesOn ? pass.LastMemberId : 0;
        var ladder = await GetLadderAsync(programId);
        var terms = await policies.GetTermsAsync(programId);
        var moved = 0;
        await SaveAsync(programId, request, last, null);
        await foreach (var batch in DecideAsync(programId, ladder, terms, last))
        {
            foreach (var decision in batch.Where(row => !row.Settled))
                moved += await TryPlaceAsync(decision.Member, ladder, terms) ? 1 : 0;
            await SaveAsync(programId, request, batch[^1].Member.Id, null);
        }
        await SaveAsync(programId, request, 0, time.GetUtcNow().UtcDateTime);

        return moved;
    }

    private async Task<bool> TryPlaceAsync(LoyaltyMember member, IReadOnlyList<LoyaltyTier> ladder, TierTerms terms)
    {
        try
        {
            return await placement.PlaceAsync(member, ladder, terms);
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: the tier of member {member.Id} could not be evaluated", exception);

            return false;
        }
    }

    private async Task SaveAsync(int programId, DateTime request, int lastMemberId, DateTime? doneOnUtc)
    {
        // read again: a new request may have come meanwhile, and stays
        var pass = await policies.GetPassAsync(programId);
        pass.ServesRequestOnUtc = request;
        pass.LastMemberId = lastMemberId;
        pass.DoneOnUtc = doneOnUtc;
        await passRepository.UpdateAsync(pass, false);
    }
}

/// <summary>
/// What the engine decides for a member
/// </summary>
/// <param name="Member">The member</param>
/// <param name="Standing">What was earned before; null for one who was never placed</param>
/// <param name="State">What is earned now</param>
/// <param name="TargetTierId">The tier to stand in</param>
/// <param name="Settled">Whether nothing is to be changed</param>
public sealed record TierDecision(LoyaltyMember Member, TierStanding Standing, TierState State, int? TargetTierId, bool Settled)
{
    /// <summary>
    /// Place of the tier the figure reaches, whether or not a better one is kept for now; -1 without tiers
    /// </summary>
    public int Reached { get; init; }
}
