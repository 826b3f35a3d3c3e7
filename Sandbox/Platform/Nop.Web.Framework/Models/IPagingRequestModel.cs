namespace Nop.Web.Framework.Models;

/// <summary>Asks for one page of a list; pages count from one</summary>
public interface IPagingRequestModel
{
    int Page { get; }

    int PageSize { get; }
}
