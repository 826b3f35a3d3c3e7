using Nop.Plugin.Misc.Loyalty.Models.Admin.ApiKeys;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>Prepares the admin pages of API keys.</summary>
public interface IApiKeyModelFactory
{
    /// <summary>Prepares the grid.</summary>
    ApiKeySearchModel PrepareSearchModel();

    /// <summary>Prepares the grid's rows.</summary>
    Task<ApiKeyListModel> PrepareListModelAsync(ApiKeySearchModel searchModel);

    /// <summary>Prepares the form, keeping what was typed.</summary>
    Task<ApiKeyCreateModel> PrepareCreateModelAsync(ApiKeyCreateModel model);
}
