using Nop.Core.Domain.Tax;

namespace Nop.Services.Tax;

public partial class TaxCategoryService(IRepository<TaxCategory> taxCategoryRepository) : ITaxCategoryService
{
    public virtual async Task<IList<TaxCategory>> GetAllTaxCategoriesAsync() =>
        await taxCategoryRepository.GetAllAsync(query => query
            .OrderBy(category => category.DisplayOrder)
            .ThenBy(category => category.Id), cache => default);

    public virtual async Task InsertTaxCategoryAsync(TaxCategory taxCategory) => await taxCategoryRepository.InsertAsync(taxCategory);
}
