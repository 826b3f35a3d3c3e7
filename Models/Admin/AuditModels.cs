using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The search of the audit log
/// </summary>
public record AuditSearchModel : BaseSearchModel
{
}

/// <summary>
/// A page of the audit log
/// </summary>
public record AuditListModel : BasePagedListModel<AuditEntryModel>
{
}

/// <summary>
/// One line of the audit log
/// </summary>
public record AuditEntryModel : BaseNopEntityModel
{
    public DateTime On { get; set; }

    public string Actor { get; set; }

    public string Action { get; set; }

    public string Subject { get; set; }

    public string OldValue { get; set; }

    public string NewValue { get; set; }
}
