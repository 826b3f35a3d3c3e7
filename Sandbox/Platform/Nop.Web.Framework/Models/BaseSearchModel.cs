using Nop.Core.Domain.Common;

namespace Nop.Web.Framework.Models;

/// <summary>What an admin grid posts: filters in the derived type, the page here</summary>
public abstract record BaseSearchModel : BaseNopModel, IPagingRequestModel
{
    protected BaseSearchModel() => Length = 10;

    public int Page => Start / Length + 1;

    public int PageSize => Length;

    public string AvailablePageSizes { get; set; }
    public string Draw { get; set; }
    public int Start { get; set; }
    public int Length { get; set; }

    public virtual void SetGridPageSize()
    {
        var settings = EngineContext.Current.Resolve<AdminAreaSettings>();
        SetGridPageSize(settings.DefaultGridPageSize, settings.GridPageSizes);
    }

    public virtual void SetGridPageSize(int pageSize, string availablePageSizes = null)
    {
        Start = 0;
        Length = pageSize;
        AvailablePageSizes = availablePageSizes;
    }
}
