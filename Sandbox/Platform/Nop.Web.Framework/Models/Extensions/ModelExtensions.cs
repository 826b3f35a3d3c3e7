namespace Nop.Web.Framework.Models.Extensions;

public static class ModelExtensions
{
    public static TListModel PrepareToGrid<TListModel, TModel, TObject>(this TListModel listModel,
        BaseSearchModel searchModel, IPagedList<TObject> objectList, Func<IEnumerable<TModel>> dataFillFunction)
        where TListModel : BasePagedListModel<TModel>
        where TModel : BaseNopModel
    {
        ArgumentNullException.ThrowIfNull(listModel);

        listModel.Data = dataFillFunction?.Invoke();
        return Number<TListModel, TModel, TObject>(listModel, searchModel, objectList);
    }

    public static async Task<TListModel> PrepareToGridAsync<TListModel, TModel, TObject>(this TListModel listModel,
        BaseSearchModel searchModel, IPagedList<TObject> objectList, Func<IAsyncEnumerable<TModel>> dataFillFunction)
        where TListModel : BasePagedListModel<TModel>
        where TModel : BaseNopModel
    {
        ArgumentNullException.ThrowIfNull(listModel);

        var rows = new List<TModel>();
        await foreach (var row in dataFillFunction())
            rows.Add(row);

        listModel.Data = rows;
        return Number<TListModel, TModel, TObject>(listModel, searchModel, objectList);
    }

    private static TListModel Number<TListModel, TModel, TObject>(TListModel listModel, BaseSearchModel searchModel, IPagedList<TObject> objectList)
        where TListModel : BasePagedListModel<TModel>
        where TModel : BaseNopModel
    {
        var total = objectList?.TotalCount ?? 0;
        listModel.Draw = searchModel?.Draw;
        listModel.RecordsTotal = total;
        listModel.RecordsFiltered = total;
        return listModel;
    }
}
