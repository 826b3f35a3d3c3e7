using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Sandbox.Store.Areas.Admin.Models;

/// <summary>
/// A scheduled task
/// </summary>
public record ScheduleTaskModel : BaseNopEntityModel
{
    public string Name { get; set; }

    public int Seconds { get; set; }

    public bool Enabled { get; set; }

    public bool StopOnError { get; set; }

    public string LastStartUtc { get; set; }

    public string LastEndUtc { get; set; }

    public string LastSuccessUtc { get; set; }
}

/// <summary>
/// What the log is searched by
/// </summary>
public record LogSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Admin.System.Log.List.Message")]
    public string Message { get; set; }

    [NopResourceDisplayName("Admin.System.Log.List.LogLevel")]
    public int LogLevelId { get; set; }

    public IList<SelectListItem> AvailableLogLevels { get; set; } = [];
}

/// <summary>
/// A log record
/// </summary>
public record LogModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Admin.System.Log.Fields.LogLevel")]
    public string LogLevel { get; set; }

    [NopResourceDisplayName("Admin.System.Log.Fields.ShortMessage")]
    public string ShortMessage { get; set; }

    [NopResourceDisplayName("Admin.System.Log.Fields.FullMessage")]
    public string FullMessage { get; set; }

    [NopResourceDisplayName("Admin.System.Log.Fields.IPAddress")]
    public string IpAddress { get; set; }

    [NopResourceDisplayName("Admin.System.Log.Fields.Customer")]
    public string CustomerEmail { get; set; }

    public int? CustomerId { get; set; }

    [NopResourceDisplayName("Admin.System.Log.Fields.PageURL")]
    public string PageUrl { get; set; }

    [NopResourceDisplayName("Admin.System.Log.Fields.CreatedOn")]
    public DateTime CreatedOn { get; set; }
}
