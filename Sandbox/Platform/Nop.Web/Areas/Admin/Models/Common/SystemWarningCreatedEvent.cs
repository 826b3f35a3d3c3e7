namespace Nop.Web.Areas.Admin.Models.Common;

/// <summary>Asks everybody for warnings of their own while the page of warnings is made</summary>
public class SystemWarningCreatedEvent
{
    public IList<SystemWarningModel> SystemWarnings { get; } = new List<SystemWarningModel>();
}
