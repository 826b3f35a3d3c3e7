using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Factories.Api;

/// <summary>Tiers as the API shows them.</summary>
public static class TierApiModels
{
    /// <summary>Who would move, as the API shows it.</summary>
    public static TierPreviewModel ToModel(this TierPreviewReport report) => new(report.Looked, report.Up, report.Down, report.Later, report.Complete,
        report.Rows.Select(row => new TierMoveModel(row.MemberId, row.CustomerId, row.From, row.To, row.Up)).ToList());
}
