using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// A program in the grid and on its edit page
/// </summary>
public record ProgramModel : BaseNopEntityModel, IProgramTerms
{
    #region Properties

    /// <summary>
    /// Gets or sets what the form was opened with
    /// </summary>
    public int Seen { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.SystemName")]
    public string SystemName { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.Active")]
    public bool Active { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.IsDefault")]
    public bool IsDefault { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.Stores")]
    public IList<int> SelectedStoreIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableStores { get; set; } = new List<SelectListItem>();
    public string Stores { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.PointName")]
    public string PointName { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.PointNamePlural")]
    public string PointNamePlural { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.PointSymbol")]
    public string PointSymbol { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.Color")]
    public string Color { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.AccentColor")]
    public string AccentColor { get; set; }

    [UIHint("Picture")]
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.PictureId")]
    public int PictureId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.EnrolmentId")]
    public int EnrolmentId { get; set; }
    public IList<SelectListItem> AvailableEnrolments { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.PointsPerCurrencyUnit")]
    public decimal PointsPerCurrencyUnit { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.EarnStep")]
    public decimal EarnStep { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.PointsPerStep")]
    public long PointsPerStep { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.HoldUntilId")]
    public int HoldUntilId { get; set; }
    public IList<SelectListItem> AvailableHolds { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.HoldDays")]
    public int HoldDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.RepayShortfall")]
    public bool RepayShortfall { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.ExcludedProducts")]
    public IList<int> SelectedProductIds { get; set; } = new List<int>();
    public ProductOptionsModel ProductOptions { get; set; } = new();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.ExcludedCategories")]
    public IList<int> SelectedCategoryIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableCategories { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.ExpiryModeId")]
    public int ExpiryModeId { get; set; }
    public IList<SelectListItem> AvailableExpiryModes { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.ExpireAfterDays")]
    public int ExpireAfterDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.ReminderDays")]
    public int ReminderDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.RedemptionEnabled")]
    public bool RedemptionEnabled { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.PointValue")]
    public decimal PointValue { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.MinRedeemPoints")]
    public long MinRedeemPoints { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.RedeemStep")]
    public long RedeemStep { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.MaxRedeemPointsPerOrder")]
    public long MaxRedeemPointsPerOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.MaxRedeemPercent")]
    public decimal MaxRedeemPercent { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.ReservationMinutes")]
    public int ReservationMinutes { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Programs.Fields.GiftCardsForPoints")]
    public bool GiftCardsForPoints { get; set; }

    public string CurrencyCode { get; set; }

    Enrolment IProgramTerms.Enrolment => (Enrolment)EnrolmentId;

    HoldUntil IProgramTerms.HoldUntil => (HoldUntil)HoldUntilId;

    ExpiryMode IProgramTerms.ExpiryMode => (ExpiryMode)ExpiryModeId;

    /// <summary>
    /// Gets or sets a value indicating whether who looks may also save
    /// </summary>
    public bool CanManage { get; set; }

    #endregion
}

/// <summary>
/// The search of the programs' grid
/// </summary>
public record ProgramSearchModel : BaseSearchModel
{
    /// <summary>
    /// Gets or sets the deleted programs, which can be restored
    /// </summary>
    public IList<SelectListItem> Deleted { get; set; } = new List<SelectListItem>();

    /// <summary>
    /// Gets or sets a value indicating whether who looks may also create, delete and restore
    /// </summary>
    public bool CanManage { get; set; }
}

/// <summary>
/// A page of programs
/// </summary>
public record ProgramListModel : BasePagedListModel<ProgramModel>
{
}

/// <summary>
/// The products to choose from: all of a small catalogue; of a large one the chosen ones, some more, and a search
/// </summary>
public record ProductOptionsModel : BaseNopModel
{
    public IList<SelectListItem> Items { get; set; } = new List<SelectListItem>();

    /// <summary>
    /// Gets or sets a value indicating whether there are products that the list leaves out
    /// </summary>
    public bool IsPartial { get; set; }

    /// <summary>
    /// Gets or sets the identifier of the list on the page
    /// </summary>
    public string ListId { get; set; }
}
