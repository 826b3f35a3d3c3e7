using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>How the signed-in customer can earn points.</summary>
[Route(ApiDefaults.Prefix + "/me/{program}/earning-rules")]
public class LoyaltyMyEarningRulesApiController(HowToEarn howToEarn, ILocalizationService localization, IProgramService programs, IStoreContext storeContext)
    : LoyaltyApiController
{
    /// <summary>The public earning rules that apply now, in the customer's language.</summary>
    /// <remarks>Authenticated by the store's own sign-in cookie.</remarks>
    /// <param name="program">The program's system name or number.</param>
    [HttpGet]
    [SignedInCustomer]
    [ProducesResponseType<DataResponse<IReadOnlyList<PublicRuleModel>>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> ListPublicRules([StringLength(100)] string program)
    {
        var store = await storeContext.GetCurrentStoreAsync();
        var found = (await programs.GetProgramsAsync(store.Id))
            .FirstOrDefault(row => row.SystemName == program.ToLowerInvariant() || row.Id.ToString(CultureInfo.InvariantCulture) == program);
        if (found is null)
            return NoProgram();

        var models = new List<PublicRuleModel>();
        foreach (var rule in await howToEarn.GetPublicRulesAsync(found.Id, store))
        {
            var definition = rule.GetDefinition();
            models.Add(new PublicRuleModel
            {
                Id = rule.Id,
                Name = await localization.GetLocalizedAsync(rule, entity => entity.Name),
                Description = await localization.GetLocalizedAsync(rule, entity => entity.Description),
                Trigger = definition.Trigger,
                AwardKind = definition.AwardKind,
                Points = definition.AwardKind is RuleAwardKind.Fixed or RuleAwardKind.Steps ? definition.Points : null,
                Step = definition.AwardKind == RuleAwardKind.Steps ? definition.Step : null
            });
        }

        return Data<IReadOnlyList<PublicRuleModel>>(models);
    }
}
