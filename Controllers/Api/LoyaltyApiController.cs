using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Json;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>
/// What the API's controllers share. Not derived from nopCommerce's controllers: their filters write to the
/// customer's row and answer with pages.
/// </summary>
[RefuseInvalidInput]
[KeyStore]
[ApiExplorerSettings(GroupName = "loyalty")]
public abstract class LoyaltyApiController : ControllerBase
{
    /// <summary>The number of the API key that calls. Only on routes that ask for a key.</summary>
    protected string Caller => User.FindFirst(ApiDefaults.KeyIdClaim)!.Value;

    /// <summary>The API key that calls, as ledger and audit log name it. Only on routes that ask for a key.</summary>
    protected string Actor => $"api:{Caller}";

    /// <summary>Waits for the points of what a customer has just ordered.</summary>
    protected Task SettledAsync(int customerId) => HttpContext.RequestServices.GetRequiredService<PlacedOrdersWork>().FinishAsync(customerId);

    /// <summary>Answers a value as <c>{ "data": … }</c>.</summary>
    protected static IActionResult Data<T>(T data) => new ApiResult<DataResponse<T>>(new DataResponse<T>(data));

    /// <summary>Answers one part of a list with its <c>meta</c>.</summary>
    protected static IActionResult Page<T, TMeta>(IReadOnlyList<T> data, TMeta meta) =>
        new ApiResult<PageResponse<T, TMeta>>(new PageResponse<T, TMeta>(data, meta));

    /// <summary>Answers an expected failure.</summary>
    protected static IActionResult Refuse(LoyaltyError error) =>
        Refuse(error.Code, error.Message, error.Field is null ? null : ApiJson.FieldName(error.Field));

    /// <summary>Answers an expected failure, naming the field at fault when there is one.</summary>
    protected static IActionResult Refuse(string code, string detail, string field = null) =>
        ApiProblem.Of(code, detail, field is null ? null : new Dictionary<string, string[]> { [field] = [detail] }).ToResult();

    /// <summary>Answers that the store has no program to work on.</summary>
    protected static IActionResult NoProgram() =>
        Refuse(ApiErrorCodes.ProgramNotFound, "No loyalty program is active in this store.");
}
