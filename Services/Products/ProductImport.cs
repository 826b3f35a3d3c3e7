using System.Globalization;
using Nop.Core.Domain.Catalog;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Services.Csv;
using Nop.Plugin.Misc.Loyalty.Services.Imports;

namespace Nop.Plugin.Misc.Loyalty.Services.Products;

/// <summary>
/// Imports and exports what a program says of products, by SKU. What a line leaves empty stays as it is
/// </summary>
public class ProductImport(IRepository<Product> productRepository, ProductTermsService terms) : IImportKind
{
    private const int PART = 500;
    private const int SKU_LENGTH = 400;
    private const string ALL = "All";
    private const string TIERS = "Tiers";

    private readonly ProductTermsService _terms = terms;

    /// <inheritdoc />
    public ImportKind Kind => ImportKind.Products;

    /// <inheritdoc />
    public IReadOnlyList<string> Columns { get; } = ["Sku", "PointsPrice", "FollowRate", "PointsOnly", "PayableWithPoints", "Tiers", "Earning", "EarnMultiplier"];

    /// <inheritdoc />
    public IReadOnlyList<string> IgnoredColumns { get; } = ["Name", "Price"];

    /// <inheritdoc />
    public IReadOnlyList<string[]> RequiredColumns { get; } = [["Sku"]];

    /// <inheritdoc />
    public async Task<PartOutcome> WorkAsync(ImportContext context, IReadOnlyList<ImportRecord> records)
    {
        var lines = records.Select(record => new ImportLine(record, context.Columns)).ToList();
        // databases differ in whether letters' case counts
        var skus = records.Select(record => new ImportLine(record, context.Columns).Text("Sku", SKU_LENGTH)).OfType<string>()
            .SelectMany(sku => new[] { sku, sku.ToUpperInvariant(), sku.ToLowerInvariant() }).Distinct().ToList();
        var products = (await productRepository.GetAllAsync(query => query.Where(product => !product.Deleted && skus.Contains(product.Sku))))
            .ToLookup(product => product.Sku, StringComparer.OrdinalIgnoreCase);
        var said = (await _terms.FindAsync([context.Program.Id], products.SelectMany(group => group).Select(product => product.Id).ToList()))
            .ToDictionary(terms => terms.ProductId);

        var outcome = new PartOutcome();
        foreach (var line in lines)
            await outcome.CountAsync(line, async () => (await WorkAsync(context, line, products, said), 0));

        return outcome;
    }

    /// <summary>
    /// Writes the products that have a SKU, with what a program says of each; the file can be imported
    /// </summary>
    /// <param name="file">File</param>
    /// <param name="search">Which of them</param>
    public async Task WriteAsync(IRecordWriter file, ProductSearch search)
    {
        await file.WriteAsync([.. Columns, .. IgnoredColumns]);
        for (var page = 0; ; page++)
        {
            var products = await _terms.SearchAsync(search, page, PART);
            var said = (await _terms.FindAsync([search.ProgramId], products.Select(product => product.Id).ToList())).ToDictionary(terms => terms.ProductId);
            foreach (var product in products.Where(product => !string.IsNullOrWhiteSpace(product.Sku)))
            {
                var terms = said.GetValueOrDefault(product.Id) ?? new ProductTerms();
                await file.WriteAsync(product.Sku, terms.PointsPrice, terms.FollowRate.ToString("0.####", CultureInfo.InvariantCulture), Word(terms.PointsOnly),
                    Word(terms.PayableWithPoints), Tiers(terms), terms.Earning, terms.EarnMultiplier.ToString("0.####", CultureInfo.InvariantCulture), product.Name, product.Price);
            }
            await file.FlushAsync();
            if (products.Count < PART)
                return;
        }
    }

    private async Task<bool> WorkAsync(ImportContext context, ImportLine line, ILookup<string, Product> products, IReadOnlyDictionary<int, ProductTerms> said)
    {
        if (Find(line, products) is not { } product)
            return false;

        var before = said.GetValueOrDefault(product.Id) ?? new ProductTerms();
        var terms = new ProductTerms
        {
            ProgramId = context.Program.Id,
            ProductId = product.Id,
            PointsPrice = line.Points("PointsPrice") ?? before.PointsPrice,
            FollowRate = line.Money("FollowRate") ?? before.FollowRate,
            PointsOnly = line.Flag("PointsOnly") ?? before.PointsOnly,
            PayableWithPoints = line.Flag("PayableWithPoints") ?? before.PayableWithPoints,
            TierIds = Tiers(line) ?? before.TierIds,
            EarningId = (int)(Earning(line) ?? before.Earning),
            EarnMultiplier = line.Money("EarnMultiplier") ?? before.EarnMultiplier
        };
        foreach (var fault in line.IsGood ? await _terms.FindFaultsAsync(terms) : [])
            line.Refuse(fault.Field == nameof(terms.TierIds) ? TIERS : fault.Field, fault.Reason);
        if (!line.IsGood)
            return false;
        if (context.Check is { } check && !check.Seen.TryAdd($"product:{product.Id}", line.Number))
        {
            line.Refuse("Sku", "Twice");

            return false;
        }

        var changes = ProductTermsService.Differ(before, terms);
        if (changes && context.Books)
            await _terms.SaveAsync(terms, context.Import.Actor);

        return changes;
    }

    private static Product Find(ImportLine line, ILookup<string, Product> products)
    {
        if (line.Text("Sku", SKU_LENGTH) is not { } sku)
        {
            line.Refuse("Sku", "Missing");

            return null;
        }

        var found = products[sku].ToList();
        // two products may differ only in the letters' case
        var exact = found.Where(product => product.Sku == sku).ToList();
        if (exact.Count == 1 || found.Count == 1)
            return line.IsGood ? exact.FirstOrDefault() ?? found[0] : null;

        line.Refuse("Sku", found.Count == 0 ? "NoProduct" : "SkuTwice");

        return null;
    }

    private static ProductEarning? Earning(ImportLine line)
    {
        if (line.Text("Earning", 40) is not { } text)
            return null;
        if (Enum.TryParse<ProductEarning>(text, true, out var earning) && Enum.IsDefined(earning) && !char.IsAsciiDigit(text[0]))
            return earning;

        line.Refuse("Earning", "Earning");

        return null;
    }

    /// <summary>
    /// Gets the tiers that a line names; empty for all, null where it says nothing
    /// </summary>
    private static string Tiers(ImportLine line)
    {
        if (line.Text(TIERS) is not { } text)
            return null;
        if (text.Equals(ALL, StringComparison.OrdinalIgnoreCase))
            return string.Empty;

        var ids = new List<int>();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                line.Refuse(TIERS, "Tier");

                return null;
            }
            ids.Add(id);
        }

        return IdList.Format(ids.Distinct());
    }

    private static string Tiers(ProductTerms terms) => string.IsNullOrEmpty(terms.TierIds) ? ALL : terms.TierIds.Replace(',', ';');

    private static string Word(bool flag) => flag ? "true" : "false";
}
