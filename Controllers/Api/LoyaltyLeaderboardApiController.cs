using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Json;
using Nop.Plugin.Misc.Loyalty.Services.Leaderboards;
using Nop.Plugin.Misc.Loyalty.Services.Programs;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>The leaderboard, for programs that hold an API key.</summary>
[Route(ApiDefaults.Prefix)]
public class LoyaltyLeaderboardApiController(ILeaderboard leaderboard, IProgramService programs, IStoreContext storeContext) : LoyaltyApiController
{
    /// <summary>The members with the most points.</summary>
    /// <remarks>Names are masked and members who opted out are left out. On equal points whoever got there first stands higher. Months and years
    /// are those of the store's time zone; what is taken back is taken off, and imported points are in no month.</remarks>
    /// <param name="top">How many places.</param>
    /// <param name="by">balance: points that can be spent; lifetime: points ever earned; month, year: points earned in this one.</param>
    /// <param name="after">Value of "nextAfter" of the part before; not for balance.</param>
    [HttpGet("leaderboard")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<PageResponse<LeaderModel, LeaderboardMeta>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> GetLeaderboard(
        [FromQuery, Range(1, 100, ErrorMessage = "Must be from {1} to {2}.")] int top = 20,
        [FromQuery] LeaderboardMetric by = LeaderboardMetric.Balance,
        [FromQuery] string after = null)
    {
        var cursor = LeaderboardCursor.Parse(after);
        if (after is not null && (cursor is null || by == LeaderboardMetric.Balance))
            return Refuse(ApiErrorCodes.ValidationFailed, by == LeaderboardMetric.Balance ? "The leaderboard of balances has one part only." : "Must be what the part before named as nextAfter.", "after");

        var program = await programs.GetSavedDefaultProgramAsync((await storeContext.GetCurrentStoreAsync()).Id);
        if (program is null)
            return NoProgram();

        var page = await leaderboard.GetPageAsync(program.Id, by, top, cursor);
        var rows = page.Rows.Select(row => new LeaderModel(row.Rank, row.CustomerId, row.Name, row.Points, row.Tier)).ToList();
        return Page(rows, new LeaderboardMeta(ApiJson.FieldName(by.ToString()), top, rows.Count, page.Next?.ToString()));
    }
}
