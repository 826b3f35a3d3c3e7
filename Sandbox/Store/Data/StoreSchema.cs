using FluentMigrator;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Runner;
using Nop.Core.Domain.Configuration;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Seo;
using Nop.Data.Extensions;
using Nop.Data.Mapping;

namespace Sandbox.Store.Data;

/// <summary>The tables of the platform's entities.</summary>
public sealed class StoreSchema : ForwardOnlyMigration
{
    /// <summary>Makes the database and those tables that are not there yet.</summary>
    public static void Prepare(StoreDatabase database, bool reset)
    {
        database.Create();
        if (reset)
            database.Clear();
        using var services = database.Migrations();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().Up(new StoreSchema());
    }

    public override void Up()
    {
        foreach (var type in StoreTables.PlatformEntityTypes())
        {
            var table = NameCompatibilityManager.GetTableName(type);
            if (Schema.Table(table).Exists())
                continue;
            ((CreateTableExpressionBuilder)Create.Table(table)).RetrieveTableExpressions(type);
            foreach (var index in _indexes.Where(index => index.Type == type))
                CreateIndex(table, index.Name, index.Unique, index.Columns);
        }

        //a data folder that an older sandbox made
        var products = Schema.Table(NameCompatibilityManager.GetTableName(typeof(Product)));
        if (products.Exists() && !products.Column(nameof(Product.ParentGroupedProductId)).Exists())
            Alter.Table(NameCompatibilityManager.GetTableName(typeof(Product))).AddColumn(nameof(Product.ParentGroupedProductId)).AsInt32().NotNullable().WithDefaultValue(0);
    }

    private void CreateIndex(string table, string name, bool unique, string[] columns)
    {
        var index = Create.Index(name).OnTable(table);
        foreach (var column in columns)
            index.OnColumn(column).Ascending();
        if (unique)
            index.WithOptions().Unique();
    }

    private static readonly (Type Type, string Name, bool Unique, string[] Columns)[] _indexes =
    [
        (typeof(Order), "AK_Order_OrderGuid", true, [nameof(Order.OrderGuid)]),
        (typeof(Order), null, false, [nameof(Order.CustomerId)]),
        (typeof(OrderItem), null, false, [nameof(OrderItem.OrderId)]),
        (typeof(OrderNote), null, false, [nameof(OrderNote.OrderId)]),
        (typeof(ShoppingCartItem), null, false, [nameof(ShoppingCartItem.CustomerId)]),
        (typeof(Customer), null, false, [nameof(Customer.Email)]),
        (typeof(Customer), null, false, [nameof(Customer.CustomerGuid)]),
        (typeof(CustomerCustomerRoleMapping), null, false, [nameof(CustomerCustomerRoleMapping.CustomerId)]),
        (typeof(CustomerPassword), null, false, [nameof(CustomerPassword.CustomerId)]),
        (typeof(GenericAttribute), null, false, [nameof(GenericAttribute.EntityId), nameof(GenericAttribute.KeyGroup)]),
        (typeof(LocaleStringResource), null, false, [nameof(LocaleStringResource.ResourceName), nameof(LocaleStringResource.LanguageId)]),
        (typeof(ProductCategory), null, false, [nameof(ProductCategory.CategoryId)]),
        (typeof(Setting), null, false, [nameof(Setting.Name)]),
        (typeof(UrlRecord), null, false, [nameof(UrlRecord.Slug)])
    ];
}
