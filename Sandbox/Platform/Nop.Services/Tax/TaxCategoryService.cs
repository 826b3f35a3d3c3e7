using Nop.Core.Domain.Tax;
using Nop.Data;

namespace Nop.Services.Tax;

/// <summary>Tax categories.</summary>
public partial class TaxCategoryService : ITaxCategoryService
{
    private readonly IRepository<TaxCategory> _taxCategoryRepository;

    public TaxCategoryService(IRepository<TaxCategory> taxCategoryRepository)
    {
        _taxCategoryRepository = taxCategoryRepository;
    }

    public virtual async Task<IList<TaxCategory>> GetAllTaxCategoriesAsync()
    {
        return await _taxCategoryRepository.GetAllAsync(query => query
            .OrderBy(category => category.DisplayOrder)
            .ThenBy(category => category.Id), cache => default);
    }

    public virtual async Task InsertTaxCategoryAsync(TaxCategory taxCategory)
    {
        await _taxCategoryRepository.InsertAsync(taxCategory);
    }
}
