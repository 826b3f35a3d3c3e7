using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// A referral in the grid
/// </summary>
public record ReferralRowModel : BaseNopEntityModel
{
    public DateTime CreatedOn { get; set; }

    public string Program { get; set; }

    public int ReferrerMemberId { get; set; }

    public string Referrer { get; set; }

    public int RefereeCustomerId { get; set; }

    public string Referee { get; set; }

    public string Status { get; set; }

    public string Reason { get; set; }

    public string IpAddress { get; set; }

    public int OrderId { get; set; }

    public bool CanApprove { get; set; }

    public bool CanReject { get; set; }
}

/// <summary>
/// The search of the referrals' grid
/// </summary>
public record ReferralSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.Program")]
    public int SearchProgramId { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Referrals.Fields.Status")]
    public int SearchStatusId { get; set; }
    public IList<SelectListItem> AvailableStatuses { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Grids.Sort")]
    public int SearchSortId { get; set; }
    public IList<SelectListItem> AvailableSorts { get; set; } = new List<SelectListItem>();

    public bool CanManage { get; set; }
}

/// <summary>
/// A page of referrals
/// </summary>
public record ReferralListModel : BasePagedListModel<ReferralRowModel>
{
}

/// <summary>
/// What a program gives for bringing friends
/// </summary>
public record ReferralTermsModel : BaseNopModel, IReferralTerms
{
    #region Properties

    public int ProgramId { get; set; }
    public string Program { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ReferralTerms.Fields.Enabled")]
    public bool Enabled { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ReferralTerms.Fields.ReferrerPoints")]
    public long ReferrerPoints { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ReferralTerms.Fields.RefereePoints")]
    public long RefereePoints { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ReferralTerms.Fields.MinimumTotal")]
    public decimal MinimumTotal { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ReferralTerms.Fields.NeedsCompleteOrder")]
    public bool NeedsCompleteOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ReferralTerms.Fields.LimitPerPeriod")]
    public int LimitPerPeriod { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ReferralTerms.Fields.PeriodDays")]
    public int PeriodDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ReferralTerms.Fields.SameIpLimit")]
    public int SameIpLimit { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ReferralTerms.Fields.CookieDays")]
    public int CookieDays { get; set; }

    #endregion
}
