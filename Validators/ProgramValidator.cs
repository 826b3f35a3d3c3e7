using System.Text.RegularExpressions;
using FluentValidation;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Loyalty.Validators;

/// <summary>
/// What a program must be
/// </summary>
public partial class ProgramValidator : BaseNopValidator<ProgramModel>
{
    private const int MAX_DAYS = 3650;

    public ProgramValidator(ILocalizationService localizationService)
    {
        RuleFor(model => model.Name).NotEmpty().WithMessageAwait(Text("Name.Required"))
            .MaximumLength(200).WithMessageAwait(Text("Name.Required"));
        RuleFor(model => model.PointName).NotEmpty().WithMessageAwait(Text("PointName.Required"))
            .MaximumLength(50).WithMessageAwait(Text("PointName.Required"));
        RuleFor(model => model.PointNamePlural).NotEmpty().WithMessageAwait(Text("PointNamePlural.Required"))
            .MaximumLength(50).WithMessageAwait(Text("PointNamePlural.Required"));
        RuleFor(model => model.PointSymbol).MaximumLength(20).WithMessageAwait(Text("PointSymbol.Invalid"));
        RuleFor(model => model.Color).Must(IsColor).WithMessageAwait(Text("Color.Invalid"));
        RuleFor(model => model.AccentColor).Must(IsColor).WithMessageAwait(Text("Color.Invalid"));
        RuleFor(model => model.EnrolmentId).Must(id => Enum.IsDefined((Enrolment)id)).WithMessageAwait(Text("EnrolmentId.Invalid"));
        RuleFor(model => model.PointsPerCurrencyUnit).InclusiveBetween(0, LoyaltyDefaults.MaxPointsPerCurrencyUnit)
            .WithMessageAwait(Text("PointsPerCurrencyUnit.Invalid"));
        RuleFor(model => model.EarnStep).Must(step => step is >= 0 and <= LoyaltyDefaults.MaxEarnStep && decimal.Round(step, 4) == step).WithMessageAwait(Text("EarnStep.Invalid"));
        RuleFor(model => model.PointsPerStep).Must((model, points) => points is >= 0 and <= LoyaltyDefaults.MaxPoints && (points > 0 || model.EarnStep <= 0)).WithMessageAwait(Text("PointsPerStep.Invalid"));
        RuleFor(model => model.HoldUntilId).Must(id => Enum.IsDefined((HoldUntil)id)).WithMessageAwait(Text("HoldUntilId.Invalid"));
        RuleFor(model => model.HoldDays).InclusiveBetween(0, 365).WithMessageAwait(Text("HoldDays.Invalid"));
        RuleFor(model => model.ExpiryModeId).Must(id => Enum.IsDefined((ExpiryMode)id)).WithMessageAwait(Text("ExpiryModeId.Invalid"));
        RuleFor(model => model.ExpireAfterDays).InclusiveBetween(0, MAX_DAYS).WithMessageAwait(Text("ExpireAfterDays.Invalid"));
        RuleFor(model => model.ReminderDays)
            .Must((model, days) => days == 0 || (days > 0 && days <= MAX_DAYS && (model.ExpireAfterDays <= 0 || days < model.ExpireAfterDays)))
            .WithMessageAwait(Text("ReminderDays.Invalid"));
        RuleFor(model => model.MinRedeemPoints).InclusiveBetween(0, LoyaltyDefaults.MaxPoints).WithMessageAwait(Text("MinRedeemPoints.Invalid"));
        RuleFor(model => model.RedeemStep).InclusiveBetween(1, LoyaltyDefaults.MaxPoints).WithMessageAwait(Text("RedeemStep.Invalid"));
        RuleFor(model => model.MaxRedeemPercent).InclusiveBetween(1, 100).WithMessageAwait(Text("MaxRedeemPercent.Invalid"));
        RuleFor(model => model.ReservationMinutes).InclusiveBetween(1, 1440).WithMessageAwait(Text("ReservationMinutes.Invalid"));

        RuleFor(model => model.PointValue).Must(value => value is > 0 and <= 1_000_000).WithMessageAwait(Text("PointValue.Invalid"));
        //what rounds down to nothing would take points and give no money
        RuleFor(model => model.PointValue).Must((model, value) => SpendLimits.Worth(LeastPoints(model), value) > 0)
            .When(model => model.PointValue is > 0 and <= 1_000_000 && IsAmount(model.MinRedeemPoints) && IsAmount(model.RedeemStep))
            .WithMessageAwait(Text("PointValue.TooSmall"));
        //a maximum below the least that can be spent would close redemption without saying so
        RuleFor(model => model.MaxRedeemPointsPerOrder)
            .Must((model, most) => most == 0 || (IsAmount(most) && most >= LeastPoints(model)))
            .When(model => IsAmount(model.MinRedeemPoints) && IsAmount(model.RedeemStep))
            .WithMessageAwait(Text("MaxRedeemPointsPerOrder.Invalid"));

        Task<string> Text(string name)
        {
            return localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Programs.Fields.{name}");
        }
    }

    private static bool IsColor(string color)
    {
        return string.IsNullOrWhiteSpace(color) || ColorPattern().IsMatch(color.Trim());
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex ColorPattern();

    private static bool IsAmount(long points)
    {
        return points is >= 0 and <= LoyaltyDefaults.MaxPoints;
    }

    private static long LeastPoints(ProgramModel model)
    {
        return Math.Max(Math.Max(model.MinRedeemPoints, model.RedeemStep), 1);
    }
}
