using Nop.Core.Domain.Tax;

namespace Nop.Services.Tax;

/// <summary>Tax categories.</summary>
public partial interface ITaxCategoryService
{
    Task<IList<TaxCategory>> GetAllTaxCategoriesAsync();

    Task InsertTaxCategoryAsync(TaxCategory taxCategory);
}
