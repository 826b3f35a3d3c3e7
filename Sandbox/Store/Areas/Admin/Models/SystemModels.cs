namespace Sandbox.Store.Areas.Admin.Models;

public record ScheduleTaskModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Admin.System.ScheduleTasks.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Admin.System.ScheduleTasks.Seconds")]
    public int Seconds { get; set; }

    [NopResourceDisplayName("Admin.System.ScheduleTasks.Enabled")]
    public bool Enabled { get; set; }

    [NopResourceDisplayName("Admin.System.ScheduleTasks.StopOnError")]
    public bool StopOnError { get; set; }

    [NopResourceDisplayName("Admin.System.ScheduleTasks.LastStart")]
    public string LastStartUtc { get; set; }

    [NopResourceDisplayName("Admin.System.ScheduleTasks.LastEnd")]
    public string LastEndUtc { get; set; }

    [NopResourceDisplayName("Admin.System.ScheduleTasks.LastSuccess")]
    public string LastSuccessUtc { get; set; }
}

public record LogSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Admin.System.Log.List.Message")]
    public string Message { get; set; }

    [NopResourceDisplayName("Admin.System.Log.List.LogLevel")]
    public int LogLevelId { get; set; }
    public IList<SelectListItem> AvailableLogLevels { get; set; } = [];
}

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
