using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Languages;

namespace Nop.Plugin.Misc.Loyalty.Services.Programs;

/// <summary>
/// The program a new installation starts with
/// </summary>
public class DefaultProgram(IRepository<LoyaltyProgram> programRepository, IRepository<LoyaltyTier> tierRepository, TimeProvider time)
{
    /// <summary>
    /// Gets the terms every new program begins with; it has no name and is not stored
    /// </summary>
    public static LoyaltyProgram Begin(DateTime nowUtc)
    {
        return new LoyaltyProgram
        {
            PointName = PointForms.ONE,
            PointNamePlural = PointForms.SEVERAL,
            PointsPerCurrencyUnit = 1,
            RepayShortfall = true,
            RedemptionEnabled = true,
            PointValue = 0.01m,
            MinRedeemPoints = 100,
            RedeemStep = 100,
            MaxRedeemPercent = 100,
            ReservationMinutes = 30,
            StoreIds = string.Empty,
            StartOnUtc = nowUtc,
            Active = true
        };
    }

    /// <summary>
    /// Creates it unless a program is kept from an earlier installation
    /// </summary>
    public async Task EnsureAsync()
    {
        if (programRepository.Table.Any())
            return;

        var program = Begin(time.GetUtcNow().UtcDateTime);
        program.Name = "Rewards";
        program.SystemName = "rewards";
        program.PointSymbol = "pts";
        program.IsDefault = true;
        program.CreatedOnUtc = program.StartOnUtc;
        program.UpdatedOnUtc = program.StartOnUtc;
        await programRepository.InsertAsync(program);

        foreach (var tier in BeginTiers(program.Id))
            await tierRepository.InsertAsync(tier);
    }

    /// <summary>
    /// Gets the tiers it begins with; they are not stored
    /// </summary>
    public static IList<LoyaltyTier> BeginTiers(int programId)
    {
        (string Name, decimal Threshold, string Color)[] tiers =
        [
            ("Bronze", 0, "#a5673f"), ("Silver", 500, "#8a949e"), ("Gold", 1500, "#c79a1b"), ("Platinum", 3000, "#4b5d78")
        ];

        return tiers.Select((tier, place) => new LoyaltyTier
        {
            ProgramId = programId, Name = tier.Name, Threshold = tier.Threshold, EarnMultiplier = 1, Color = tier.Color, DisplayOrder = place
        }).ToList();
    }
}
