using System.ComponentModel.DataAnnotations;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The short setup of a new program
/// </summary>
public record SetupModel : BaseNopModel
{
    #region Properties

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Setup.Fields.PointName")]
    public string PointName { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Setup.Fields.PointNamePlural")]
    public string PointNamePlural { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Setup.Fields.PointsPerCurrencyUnit")]
    public decimal PointsPerCurrencyUnit { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Setup.Fields.PointValue")]
    public decimal PointValue { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Setup.Fields.RedemptionEnabled")]
    public bool RedemptionEnabled { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Setup.Fields.Tiers")]
    public bool Tiers { get; set; }

    [UIHint("DateNullable")]
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Setup.Fields.StartDay")]
    public DateTime? StartDay { get; set; }

    /// <summary>
    /// Gets or sets the code of the primary store currency
    /// </summary>
    public string CurrencyCode { get; set; }

    #endregion
}

/// <summary>
/// What is left to do until points are earned and spent
/// </summary>
public record FirstStepsModel : BaseNopModel
{
    #region Properties

    public IList<FirstStepModel> Steps { get; set; } = new List<FirstStepModel>();

    #endregion
}

/// <summary>
/// One step of them
/// </summary>
public record FirstStepModel : BaseNopModel
{
    #region Properties

    public string Name { get; set; }

    public bool Done { get; set; }

    /// <summary>
    /// Gets or sets the address of the page where it is done; null where a button does it
    /// </summary>
    public string Url { get; set; }

    #endregion
}
