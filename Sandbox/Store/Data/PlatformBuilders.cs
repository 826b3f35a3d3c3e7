using FluentMigrator.Builders.Create.Table;
using Nop.Core.Domain.Configuration;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Seo;
using Nop.Data.Mapping.Builders;

namespace Sandbox.Store.Data;

/// <summary>As long as nopCommerce lets these texts be: an index needs a bound.</summary>
public sealed class CustomerBuilder : NopEntityBuilder<Customer>
{
    public override void MapEntity(CreateTableExpressionBuilder table) => table.WithColumn(nameof(Customer.Email)).AsString(1000).Nullable();
}

public sealed class GenericAttributeBuilder : NopEntityBuilder<GenericAttribute>
{
    public override void MapEntity(CreateTableExpressionBuilder table) => table
        .WithColumn(nameof(GenericAttribute.KeyGroup)).AsString(400).NotNullable()
        .WithColumn(nameof(GenericAttribute.Key)).AsString(400).NotNullable();
}

public sealed class LocaleStringResourceBuilder : NopEntityBuilder<LocaleStringResource>
{
    public override void MapEntity(CreateTableExpressionBuilder table) => table.WithColumn(nameof(LocaleStringResource.ResourceName)).AsString(200).NotNullable();
}

public sealed class SettingBuilder : NopEntityBuilder<Setting>
{
    public override void MapEntity(CreateTableExpressionBuilder table) => table.WithColumn(nameof(Setting.Name)).AsString(200).NotNullable();
}

public sealed class UrlRecordBuilder : NopEntityBuilder<UrlRecord>
{
    public override void MapEntity(CreateTableExpressionBuilder table) => table
        .WithColumn(nameof(UrlRecord.EntityName)).AsString(400).NotNullable()
        .WithColumn(nameof(UrlRecord.Slug)).AsString(400).NotNullable();
}
