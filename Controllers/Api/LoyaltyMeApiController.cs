using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Programs;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>What the signed-in customer may read about themselves.</summary>
[Route(ApiDefaults.Prefix)]
public class LoyaltyMeApiController(IProgramService programs, IStoreContext storeContext, IPointsApiModelFactory models) : LoyaltyApiController
{
    /// <summary>Points and tier of the signed-in customer.</summary>
    /// <remarks>Authenticated by the store's own sign-in cookie.</remarks>
    [HttpGet("me")]
    [SignedInCustomer]
    [ProducesResponseType<DataResponse<PointsModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> GetMe()
    {
        var customer = SignedInCustomerAttribute.CustomerOf(HttpContext);
        var program = await programs.GetDefaultProgramAsync((await storeContext.GetCurrentStoreAsync()).Id);
        return program is null ? NoProgram() : Data(await models.PreparePointsAsync(program, customer.Id));
    }
}
