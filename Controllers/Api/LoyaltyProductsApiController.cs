using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Catalog;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>Products and points: what the store sells for them, and what a program says of a product.</summary>
[Route(ApiDefaults.Prefix + "/products")]
public class LoyaltyProductsApiController(ILocalizationService localization, IProductService products, IProgramService programs, IStoreContext storeContext,
    ProductsForPoints forPoints, ProductTermsService terms) : LoyaltyProgramApiController(programs)
{
    private const string ProductMessage = "Must be a product's number, at least 1.";
    private const int MaxIds = 100;

    /// <summary>What the store sells for points, the newest first.</summary>
    /// <remarks>Open to everybody: it says what the shop shows. Read on with the answer's meta.nextBefore as "before"; or name up to 100 products to get
    /// those of them that the store sells for points, all at once.</remarks>
    /// <param name="ids">Numbers of products, separated by commas.</param>
    /// <param name="before">Only products with a lower number than this.</param>
    /// <param name="limit">How many.</param>
    [HttpGet]
    [AllowAnonymous]
    [ProducesResponseType<PageResponse<PointsProductModel, ProductsMeta>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> ListProducts([FromQuery, StringLength(1200, ErrorMessage = "Must not be longer than {1} characters.")] string ids = null,
        [FromQuery, Range(1, int.MaxValue, ErrorMessage = ProductMessage)] int? before = null,
        [FromQuery, Range(1, MaxIds, ErrorMessage = "Must be from {1} to {2}.")] int limit = MaxIds)
    {
        if (!TryRead(ids, out var productIds))
            return Refuse(ApiErrorCodes.ValidationFailed, $"Must be at most {MaxIds} numbers of products, separated by commas.", "ids");

        var storeId = (await storeContext.GetCurrentStoreAsync()).Id;
        var program = await Programs.GetDefaultProgramAsync(storeId);
        if (program is null)
            return NoProgram();

        var found = await forPoints.GetAsync(program, storeId, limit + 1, before, productIds);
        var models = new List<PointsProductModel>();
        foreach (var (product, said) in found.Take(limit))
        {
            models.Add(new PointsProductModel
            {
                ProductId = product.Id,
                Name = await localization.GetLocalizedAsync(product, row => row.Name),
                PointsPrice = said.PointsFor(product.Price),
                FollowsPrice = said.FollowRate > 0,
                PointsOnly = said.PointsOnly,
                TierIds = [.. IdList.Parse(said.TierIds)]
            });
        }
        return Page(models, new ProductsMeta(limit, found.Count > limit ? models[^1].ProductId : null));
    }

    /// <summary>What a program says of a product.</summary>
    /// <remarks>The answer's ETag names its state. A product of which nothing is said is sold for money and earns as the program says.</remarks>
    /// <param name="id">The product's number.</param>
    /// <param name="programId">The program's number; the one that the store's checkout uses when it is not given.</param>
    [HttpGet("{id}")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<ProductTermsApiModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.PRODUCT_NOT_FOUND)]
    public async Task<IActionResult> GetProduct([Range(1, int.MaxValue, ErrorMessage = ProductMessage)] int id,
        [FromQuery, Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int? programId = null)
    {
        var (said, refusal) = await FindAsync(id, programId, toChange: false);
        return refusal ?? Terms(said);
    }

    /// <summary>Change what a program says of a product.</summary>
    /// <remarks>What shoppers have in their carts is shown to them again. Send the ETag you read as If-Match to be refused when somebody else changed it
    /// meanwhile.</remarks>
    /// <param name="id">The product's number.</param>
    /// <param name="request">What it shall say.</param>
    /// <param name="programId">The program's number; the one that the store's checkout uses when it is not given.</param>
    /// <param name="ifMatch">The ETag of the state the change builds upon.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every change.</param>
    [HttpPut("{id}")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<ProductTermsApiModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.PRODUCT_NOT_FOUND)]
    public async Task<IActionResult> UpdateProduct([Range(1, int.MaxValue, ErrorMessage = ProductMessage)] int id, [JsonBody] ProductTermsRequest request,
        [FromQuery, Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int? programId = null, [IfMatch] string ifMatch = null,
        [IdempotencyKey] string idempotencyKey = null)
    {
        var (said, refusal) = await FindAsync(id, programId, toChange: true);
        if (refusal is not null)
            return refusal;
        if (!IfMatchAttribute.Allows(ifMatch, StateOf(said)))
            return Refuse(ApiErrorCodes.PreconditionFailed, "What the program says of the product has changed meanwhile.");

        said.PointsPrice = request.PointsPrice;
        said.FollowRate = request.FollowRate;
        said.PointsOnly = request.PointsOnly;
        said.PayableWithPoints = request.PayableWithPoints;
        said.TierIds = IdList.Format((request.TierIds ?? []).Distinct());
        said.Earning = request.Earning;
        said.EarnMultiplier = request.EarnMultiplier;
        var saved = await terms.SaveAsync(said, Actor);
        return saved.Success ? Terms(saved.Value) : Refuse(saved.Error);
    }

    private async Task<(ProductTerms Terms, IActionResult Refusal)> FindAsync(int id, int? programId, bool toChange)
    {
        var program = programId is null ? await Programs.GetDefaultProgramAsync((await storeContext.GetCurrentStoreAsync()).Id) : null;
        if (programId is null && program is null)
            return (null, NoProgram());

        var (found, refusal) = programId is { } number ? await FindProgramAsync(number, toChange) : Admit(program, program.Id, toChange);
        if (refusal is not null)
            return (null, refusal);
        if (await products.GetProductByIdAsync(id) is not { Deleted: false })
            return (null, Refuse(LoyaltyErrorCodes.PRODUCT_NOT_FOUND, $"There is no product {id.ToString(CultureInfo.InvariantCulture)}."));

        return (await terms.GetAsync(found.Id, id), null);
    }

    private static bool TryRead(string ids, out IReadOnlyCollection<int> productIds)
    {
        productIds = null;
        if (string.IsNullOrWhiteSpace(ids))
            return true;

        var numbers = new List<int>();
        foreach (var text in ids.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
                return false;
            numbers.Add(number);
        }
        productIds = numbers;
        return numbers.Count <= MaxIds;
    }

    private static int StateOf(ProductTerms said) => IfMatchAttribute.StateOf(
        $"{said.PointsPrice}\n{said.FollowRate:0.####}\n{said.PointsOnly}\n{said.PayableWithPoints}\n{said.TierIds}\n{said.EarningId}\n{said.EarnMultiplier:0.####}");

    private IActionResult Terms(ProductTerms said)
    {
        Response.Headers.ETag = IfMatchAttribute.TagOf(StateOf(said));
        return Data(new ProductTermsApiModel
        {
            ProductId = said.ProductId,
            ProgramId = said.ProgramId,
            PointsPrice = said.PointsPrice,
            FollowRate = said.FollowRate,
            PointsOnly = said.PointsOnly,
            PayableWithPoints = said.PayableWithPoints,
            TierIds = [.. IdList.Parse(said.TierIds)],
            Earning = said.Earning,
            EarnMultiplier = said.EarnMultiplier
        });
    }
}
