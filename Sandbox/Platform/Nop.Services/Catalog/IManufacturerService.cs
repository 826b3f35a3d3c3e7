namespace Nop.Services.Catalog;

public partial interface IManufacturerService
{
    Task<IPagedList<Manufacturer>> GetAllManufacturersAsync(string manufacturerName = "", int storeId = 0, int pageIndex = 0,
        int pageSize = int.MaxValue, bool showHidden = false, bool? overridePublished = null);

    Task InsertManufacturerAsync(Manufacturer manufacturer);

    Task InsertProductManufacturerAsync(ProductManufacturer productManufacturer);
}
