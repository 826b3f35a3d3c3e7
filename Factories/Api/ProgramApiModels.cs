using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services;

namespace Nop.Plugin.Misc.Loyalty.Factories.Api;

/// <summary>
/// Programs between their table and the API
/// </summary>
public static class ProgramApiModels
{
    /// <summary>
    /// Writes what a request says into a program; the system name stays
    /// </summary>
    public static void Apply(this ProgramRequest request, LoyaltyProgram program)
    {
        program.Name = request.Name.Trim();
        program.PointName = request.PointName.Trim();
        program.PointNamePlural = request.PointNamePlural.Trim();
        program.PointSymbol = request.PointSymbol?.Trim();
        program.Color = Color(request.Color);
        program.AccentColor = Color(request.AccentColor);
        program.PictureId = request.PictureId;
        program.Enrolment = request.Enrolment;
        program.PointsPerCurrencyUnit = request.PointsPerCurrencyUnit;
        program.EarnStep = request.EarnStep;
        program.PointsPerStep = request.PointsPerStep;
        program.ExpiryMode = request.ExpiryMode;
        program.ExpireAfterDays = request.ExpireAfterDays;
        program.ReminderDays = request.ReminderDays;
        program.HoldUntil = request.HoldUntil;
        program.HoldDays = request.HoldDays;
        program.ExcludedProductIds = Ids(request.ExcludedProductIds);
        program.ExcludedCategoryIds = Ids(request.ExcludedCategoryIds);
        program.RedemptionEnabled = request.RedemptionEnabled;
        program.PointValue = request.PointValue;
        program.MinRedeemPoints = request.MinRedeemPoints;
        program.RedeemStep = request.RedeemStep;
        program.MaxRedeemPointsPerOrder = request.MaxRedeemPointsPerOrder;
        program.MaxRedeemPercent = request.MaxRedeemPercent;
        program.ReservationMinutes = request.ReservationMinutes;
        program.GiftCardsForPoints = request.GiftCardsForPoints;
        program.RepayShortfall = request.RepayShortfall;
        program.StoreIds = Ids(request.StoreIds);
        program.Active = request.Active;
        program.IsDefault = request.IsDefault;
    }

    /// <summary>
    /// The program as the API shows it
    /// </summary>
    public static ProgramApiModel ToModel(this LoyaltyProgram program)
    {
        return new ProgramApiModel
        {
            Id = program.Id,
            SystemName = program.SystemName,
            Name = program.Name,
            PointName = program.PointName,
            PointNamePlural = program.PointNamePlural,
            PointSymbol = program.PointSymbol,
            Color = program.Color,
            AccentColor = program.AccentColor,
            PictureId = program.PictureId,
            Enrolment = program.Enrolment,
            PointsPerCurrencyUnit = program.PointsPerCurrencyUnit,
            EarnStep = program.EarnStep,
            PointsPerStep = program.PointsPerStep,
            ExpiryMode = program.ExpiryMode,
            ExpireAfterDays = program.ExpireAfterDays,
            ReminderDays = program.ReminderDays,
            HoldUntil = program.HoldUntil,
            HoldDays = program.HoldDays,
            ExcludedProductIds = [.. IdList.Parse(program.ExcludedProductIds)],
            ExcludedCategoryIds = [.. IdList.Parse(program.ExcludedCategoryIds)],
            RedemptionEnabled = program.RedemptionEnabled,
            PointValue = program.PointValue,
            MinRedeemPoints = program.MinRedeemPoints,
            RedeemStep = program.RedeemStep,
            MaxRedeemPointsPerOrder = program.MaxRedeemPointsPerOrder,
            MaxRedeemPercent = program.MaxRedeemPercent,
            ReservationMinutes = program.ReservationMinutes,
            GiftCardsForPoints = program.GiftCardsForPoints,
            RepayShortfall = program.RepayShortfall,
            StoreIds = [.. IdList.Parse(program.StoreIds)],
            Active = program.Active,
            IsDefault = program.IsDefault,
            StartOnUtc = program.StartOnUtc,
            CreatedOnUtc = program.CreatedOnUtc,
            UpdatedOnUtc = program.UpdatedOnUtc
        };
    }

    private static string Color(string color)
    {
        return string.IsNullOrEmpty(color) ? null : color.ToLowerInvariant();
    }

    private static string Ids(IEnumerable<int> ids)
    {
        return IdList.Format((ids ?? []).Distinct());
    }
}
