using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Nop.Web.Framework.Models.DataTables;

namespace Sandbox.Store.Hosting;

/// <summary>A grid's model as the options that its script reads</summary>
public static class GridOptions
{
    //filters of other types are left out, and only a whole number can be a fixed value
    private static readonly Type[] _filterTypes = [typeof(string), typeof(bool), typeof(int), typeof(DateTime?)];

    public static string Create(DataTablesModel grid, IUrlHelper urls, Func<string, string> text)
    {
        return JsonConvert.SerializeObject(new
        {
            readUrl = AddressOf(grid.UrlRead, urls),
            updateUrl = AddressOf(grid.UrlUpdate, urls),
            deleteUrl = AddressOf(grid.UrlDelete, urls),
            rows = grid.Data is null ? null : JToken.Parse(grid.Data as string ?? JsonConvert.SerializeObject(grid.Data)),
            searchButton = grid.SearchButtonId,
            filters = grid.Filters.Where(filter => _filterTypes.Contains(filter.Type)).Select(FilterOf),
            columns = grid.ColumnCollection.Select(column => ColumnOf(column, urls)),
            serverSide = grid.ServerSide,
            processing = grid.Processing,
            paging = grid.Paging,
            pagingType = grid.PagingType,
            info = grid.Info,
            refreshButton = grid.RefreshButton,
            length = grid.Length > 0 ? grid.Length : 15,
            lengthMenu = (grid.LengthMenu ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(int.Parse),
            locale = CultureInfo.CurrentUICulture.Name,
            texts = Texts(text)
        });
    }

    private static object Texts(Func<string, string> text)
    {
        return new
        {
            edit = text("Admin.Common.Edit"),
            view = text("Admin.Common.View"),
            update = text("Admin.Common.Update"),
            cancel = text("Admin.Common.Cancel"),
            refresh = text("Admin.Common.Refresh"),
            yes = text("Admin.Common.Yes"),
            no = text("Admin.Common.No"),
            confirmDelete = text("Admin.Common.DeleteConfirmation"),
            empty = text("Admin.Common.NoData"),
            loading = text("Admin.Common.Loading"),
            info = text("Admin.Common.Records"),
            lengthMenu = text("Admin.Common.Records.PageSize"),
            next = text("Admin.Common.Page.Next"),
            previous = text("Admin.Common.Page.Previous")
        };
    }

    private static object FilterOf(FilterParameter filter) =>
        new
        {
            name = filter.Name,
            input = string.IsNullOrEmpty(filter.ModelName) ? filter.Name : $"{filter.ModelName}_{filter.Name}",
            isFixed = filter.Type == typeof(int),
            isFlag = filter.Type == typeof(bool),
            value = filter.Type == typeof(int) ? (object)int.Parse(filter.Value.ToString()!) : null
        };

    private static object ColumnOf(ColumnProperty column, IUrlHelper urls)
    {
        var url = column.Render switch
        {
            RenderButtonEdit edit => edit.Url,
            RenderButtonView view => view.Url,
            _ => null
        };

        return new
        {
            data = column.Data,
            title = column.Title ?? string.Empty,
            width = column.Width,
            className = column.ClassName,
            visible = column.Visible,
            encode = column.Encode,
            editAs = column.Editable ? (column.EditType == 0 ? EditType.String : column.EditType).ToString() : null,
            kind = column.Render?.GetType().Name,
            url = AddressOf(url, urls),
            render = column.Render
        };
    }

    /// <summary>Addresses given as text get the row's key at their end</summary>
    private static string AddressOf(DataUrl url, IUrlHelper urls)
    {
        if (url is null)
            return null;

        if (!string.IsNullOrEmpty(url.ActionName))
            return urls.Action(url.ActionName, url.ControllerName, url.RouteValues);

        var address = url.Url.StartsWith("~/", StringComparison.Ordinal) ? urls.Content(url.Url) : url.Url;
        return $"{address.TrimEnd('/')}/";
    }
}
