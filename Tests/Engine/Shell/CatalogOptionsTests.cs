using Moq;
using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Services.Catalog;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Lists of products stay short however large the catalogue is, and forget nothing that was chosen.</summary>
[TestFixture]
internal sealed class CatalogOptionsTests
{
    [Test]
    public async Task A_large_catalogue_lists_a_part_and_always_what_is_chosen()
    {
        var options = await Options(total: 5000).PrepareProductsAsync([4711, 2], "Products");

        Assert.That(options.IsPartial, Is.True);
        Assert.That(options.Items, Has.Count.EqualTo(201));
        Assert.That(options.Items.Where(item => item.Selected).Select(item => item.Value), Is.EquivalentTo(new[] { "4711", "2" }));
    }

    [Test]
    public async Task A_small_catalogue_is_listed_whole()
    {
        var options = await Options(total: 3).PrepareProductsAsync([], "Products");

        Assert.That(options.IsPartial, Is.False);
        Assert.That(options.Items, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_deleted_product_does_not_count_as_one()
    {
        Assert.That(await Options(total: 3).HasProductsAsync([1, 2]), Is.True);
        Assert.That(await Options(total: 3, deleted: true).HasProductsAsync([1, 2]), Is.False);
    }

    private static CatalogOptions Options(int total, bool deleted = false)
    {
        var products = new Mock<IProductService>();
        products.SetReturnsDefault(Task.FromResult<IPagedList<Product>>(new PagedList<Product>(
            Enumerable.Range(1, Math.Min(total, 200)).Select(id => NewProduct(id, deleted)).ToList(), 0, 200, total)));
        products.Setup(service => service.GetProductsByIdsAsync(It.IsAny<int[]>()))
            .ReturnsAsync((int[] ids) => ids.Select(id => NewProduct(id, deleted)).ToList());

        return new CatalogOptions(Mock.Of<ICategoryService>(), products.Object);
    }

    private static Product NewProduct(int id, bool deleted)
    {
        return new Product { Id = id, Name = $"Product {id}", Sku = $"P-{id}", Deleted = deleted };
    }
}
