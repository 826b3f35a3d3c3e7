namespace Nop.Services.Catalog;

public partial class ManufacturerService(
    IRepository<Manufacturer> manufacturerRepository,
    IRepository<ProductManufacturer> productManufacturerRepository) : IManufacturerService
{
    public virtual async Task<IPagedList<Manufacturer>> GetAllManufacturersAsync(string manufacturerName = "", int storeId = 0, int pageIndex = 0,
        int pageSize = int.MaxValue, bool showHidden = false, bool? overridePublished = null)
    {
        return await manufacturerRepository.GetAllPagedAsync(query =>
        {
            query = query.Where(manufacturer => !manufacturer.Deleted);
            if (overridePublished is { } published)
                query = query.Where(manufacturer => manufacturer.Published == published);
            else if (!showHidden)
                query = query.Where(manufacturer => manufacturer.Published);
            if (!string.IsNullOrWhiteSpace(manufacturerName))
                query = query.Where(manufacturer => manufacturer.Name.Contains(manufacturerName));

            return query.OrderBy(manufacturer => manufacturer.DisplayOrder).ThenBy(manufacturer => manufacturer.Id);
        }, pageIndex, pageSize);
    }

    public virtual Task InsertManufacturerAsync(Manufacturer manufacturer) => manufacturerRepository.InsertAsync(manufacturer);

    public virtual Task InsertProductManufacturerAsync(ProductManufacturer productManufacturer) =>
        productManufacturerRepository.InsertAsync(productManufacturer);
}
