namespace Sandbox.Store.Areas.Admin.Models;

/// <summary>One page of rows as the grids read it</summary>
/// <typeparam name="TRow">Row type</typeparam>
public record GridModel<TRow> : BasePagedListModel<TRow> where TRow : BaseNopModel
{
    /// <summary>Turns a page of objects into a page of rows, one after the other</summary>
    public static async Task<GridModel<TRow>> FromAsync<TSource>(BaseSearchModel searchModel, IPagedList<TSource> page, Func<TSource, Task<TRow>> toRow)
    {
        var rows = new List<TRow>(page.Count);
        foreach (var item in page)
            rows.Add(await toRow(item));

        return new GridModel<TRow> { Data = rows, Draw = searchModel.Draw, RecordsFiltered = page.TotalCount, RecordsTotal = page.TotalCount };
    }

    /// <summary>Takes the asked page from a complete list</summary>
    public static Task<GridModel<TRow>> FromAsync<TSource>(BaseSearchModel searchModel, IList<TSource> all, Func<TSource, Task<TRow>> toRow) =>
        FromAsync(searchModel, new PagedList<TSource>(all, searchModel.Page - 1, searchModel.PageSize), toRow);
}
