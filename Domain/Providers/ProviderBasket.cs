#nullable enable
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;

namespace Nop.Plugin.Misc.Loyalty.Domain.Providers;

/// <summary>
/// A line as a provider is told of it
/// </summary>
/// <param name="LineId">The same in the cart and in the order that comes of it</param>
/// <param name="Sku">SKU; null when the product has none</param>
/// <param name="Quantity">Pieces</param>
/// <param name="UnitPrice">What the shopper pays for one, with four decimals</param>
public sealed record ProviderLine(string LineId, string? Sku, int Quantity, decimal UnitPrice)
{
    /// <summary>
    /// Price of the line, as the provider reckons it
    /// </summary>
    public decimal Price => PointsRounding.Cents(Quantity * UnitPrice);
}

/// <summary>
/// What is bought, before it becomes lines
/// </summary>
/// <param name="ProductId">The product</param>
/// <param name="Sku">Its SKU</param>
/// <param name="Quantity">Pieces</param>
/// <param name="Price">What all of them cost, tax included, after discounts on the product</param>
public sealed record ProviderPart(int ProductId, string? Sku, int Quantity, decimal Price);

/// <summary>
/// A basket as a provider is told of it. Pure
/// </summary>
public sealed record ProviderBasket(IReadOnlyList<ProviderLine> Lines)
{
    /// <summary>
    /// What the lines come to
    /// </summary>
    public decimal Total => Lines.Sum(line => line.Price);

    /// <summary>
    /// Tells this basket from any other
    /// </summary>
    public string Key => KeyHash.Of(string.Join('\n', Lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.LineId}|{line.Sku}|{line.Quantity}|{line.UnitPrice:0.####}"))));

    /// <summary>
    /// Makes lines of what is bought. What the shop takes off the whole for reasons of its own lies on all lines in proportion; parts that cost nothing are left out
    /// </summary>
    /// <param name="parts">What is bought, in the order of cart or order</param>
    /// <param name="off">What the shop takes off the whole: other discounts on the total, and what was paid back</param>
    public static ProviderBasket Of(IReadOnlyList<ProviderPart> parts, decimal off)
    {
        var whole = parts.Sum(part => part.Price);
        var factor = whole <= 0 ? 0 : Math.Max(whole - off, 0) / whole;
        var counts = new Dictionary<int, int>();
        var lines = new List<ProviderLine>();
        foreach (var part in parts)
        {
            // the first line of a product keeps its name when cart items become order items with other numbers
            var number = counts[part.ProductId] = counts.GetValueOrDefault(part.ProductId) + 1;
            var unit = part.Quantity <= 0 ? 0 : Math.Round(part.Price * factor / part.Quantity, 4, MidpointRounding.AwayFromZero);
            if (unit > 0)
                lines.Add(new ProviderLine(string.Create(CultureInfo.InvariantCulture, $"p{part.ProductId}.{number}"), string.IsNullOrWhiteSpace(part.Sku) ? null : part.Sku.Trim(), part.Quantity, unit));
        }

        return new ProviderBasket(lines);
    }
}
