using System.Reflection;
using Nop.Web.Framework.Models.DataTables;

namespace Sandbox.Store.Areas.Admin.Pages;

public static class RecordGrid
{
    public static DataTablesModel Create(RecordPages pages, BaseSearchModel search, string controller, Func<string, string> text) =>
        new DataTablesModel
        {
            Name = pages.GridName,
            UrlRead = new DataUrl(pages.ReadAction, controller, null),
            UrlUpdate = pages.UpdateAction is null ? null : new DataUrl(pages.UpdateAction, controller, null),
            SearchButtonId = pages.SearchButtonId,
            Length = search.PageSize,
            LengthMenu = search.AvailablePageSizes,
            Filters = pages.SearchFields.Select(field => Filter(search, field.Name)).ToList(),
            ColumnCollection = pages.Columns.Select(column => Column(pages.RowType, column, text)).ToList()
        };

    private static FilterParameter Filter(BaseSearchModel search, string name) =>
        search.GetType().GetProperty(name)!.PropertyType == typeof(bool) ? new FilterParameter(name, typeof(bool)) : new FilterParameter(name);

    private static ColumnProperty Column(Type rowType, GridColumn column, Func<string, string> text)
    {
        var title = column.TitleKey ?? rowType.GetProperty(column.Name)!.GetCustomAttribute<NopResourceDisplayNameAttribute>()!.ResourceKey;
        return new ColumnProperty(column.Name)
        {
            Title = text(title),
            ClassName = column.ClassName,
            Render = column.Render,
            Editable = column.EditType is not null,
            EditType = column.EditType ?? default
        };
    }
}
