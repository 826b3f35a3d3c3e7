namespace Nop.Core;

public partial interface IPagedList<T> : IList<T>
{
    int PageIndex { get; }

    int TotalCount { get; }

    int TotalPages { get; }
}

public partial class PagedList<T> : List<T>, IPagedList<T>
{
    /// <param name="source">The page itself when the total is given, otherwise the whole list</param>
    /// <param name="pageIndex">Page, from zero</param>
    /// <param name="pageSize">Items on a page; at least one</param>
    /// <param name="totalCount">Items on all pages</param>
    public PagedList(IList<T> source, int pageIndex, int pageSize, int? totalCount = null)
    {
        PageIndex = pageIndex;
        PageSize = Math.Max(pageSize, 1);
        TotalCount = totalCount ?? source.Count;
        TotalPages = TotalCount / PageSize + (TotalCount % PageSize == 0 ? 0 : 1);
        AddRange(totalCount is null ? source.Skip(PageIndex * PageSize).Take(PageSize) : source);
    }

    public int PageIndex { get; }
    public int PageSize { get; }
    public int TotalCount { get; }
    public int TotalPages { get; }
}
