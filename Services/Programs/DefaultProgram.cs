using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Programs;

/// <summary>
/// The programme a new installation starts with
/// </summary>
public class DefaultProgram
{
    private readonly IRepository<LoyaltyProgram> _programRepository;
    private readonly IRepository<LoyaltyTier> _tierRepository;

    public DefaultProgram(IRepository<LoyaltyProgram> programRepository,
        IRepository<LoyaltyTier> tierRepository)
    {
        _programRepository = programRepository;
        _tierRepository = tierRepository;
    }

    /// <summary>
    /// Creates it unless a programme is kept from an earlier installation
    /// </summary>
    public async Task EnsureAsync()
    {
        if (_programRepository.Table.Any())
            return;

        var nowUtc = DateTime.UtcNow;
        var program = new LoyaltyProgram
        {
            Name = "Rewards",
            SystemName = "rewards",
            PointName = "point",
            PointNamePlural = "points",
            PointSymbol = "pts",
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
            Active = true,
            IsDefault = true,
            CreatedOnUtc = nowUtc,
            UpdatedOnUtc = nowUtc
        };
        await _programRepository.InsertAsync(program);

        (string Name, decimal Threshold, string Color)[] tiers =
        [
            ("Bronze", 0, "#a5673f"), ("Silver", 500, "#8a949e"), ("Gold", 1500, "#c79a1b"), ("Platinum", 3000, "#4b5d78")
        ];
        for (var i = 0; i < tiers.Length; i++)
        {
            await _tierRepository.InsertAsync(new LoyaltyTier
            {
                ProgramId = program.Id,
                Name = tiers[i].Name,
                Threshold = tiers[i].Threshold,
                EarnMultiplier = 1,
                Color = tiers[i].Color,
                DisplayOrder = i
            });
        }
    }
}
