using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Nop.Core;
using Nop.Data.Mapping;

namespace Sandbox.Store.Data;

/// <summary>
/// Writes single rows of one entity type: every column, one statement, nothing tracked, as nopCommerce's data layer does.
/// Column types and conversions are those of EF Core's model.
/// </summary>
internal sealed class RowWriter<TEntity> where TEntity : BaseEntity
{
    private const string ID = "@id";

    private static RowWriter<TEntity> _writer;

    private readonly (PropertyInfo Property, RelationalTypeMapping Mapping, string Parameter)[] _values;
    private readonly RelationalTypeMapping _id;
    private readonly string _insert;
    private readonly string _update;
    private readonly string _delete;

    private RowWriter(StoreContext context)
    {
        var entity = context.Model.FindEntityType(typeof(TEntity));
        var columns = StoreTables.Columns(typeof(TEntity))
            .Where(mapped => mapped.Column is not null && mapped.Property.Name != nameof(BaseEntity.Id))
            .Select((mapped, i) => (mapped.Property, Name: DatabaseFlavour.Quote(mapped.Column.Name), Parameter: $"@p{i}"))
            .ToList();
        _values = columns.Select(column => (column.Property, Mapping(column.Property.Name), column.Parameter)).ToArray();
        _id = Mapping(nameof(BaseEntity.Id));

        var table = DatabaseFlavour.Quote(NameCompatibilityManager.GetTableName(typeof(TEntity)));
        var key = DatabaseFlavour.Quote(nameof(BaseEntity.Id));
        var names = string.Join(", ", columns.Select(column => column.Name));
        var parameters = string.Join(", ", columns.Select(column => column.Parameter));
        var changes = string.Join(", ", columns.Select(column => $"{column.Name} = {column.Parameter}"));
        _insert = string.Format(DatabaseFlavour.INSERT, table, names, parameters, key);
        _update = $"UPDATE {table} SET {changes} WHERE {key} = {ID}";
        _delete = $"DELETE FROM {table} WHERE {key} = {ID}";

        RelationalTypeMapping Mapping(string property) => entity.FindProperty(property).GetRelationalTypeMapping();
    }

    public static RowWriter<TEntity> For(StoreContext context) => _writer ??= new RowWriter<TEntity>(context);

    /// <summary>Inserts the row and gives the entity its id.</summary>
    public async Task InsertAsync(StoreContext context, TEntity entity)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = Command(context, _insert, entity, hasValues: true, hasId: false);
        entity.Id = Convert.ToInt32(await command.ExecuteScalarAsync());
    }

    /// <inheritdoc cref="InsertAsync"/>
    public void Insert(StoreContext context, TEntity entity)
    {
        context.Database.OpenConnection();
        using var command = Command(context, _insert, entity, hasValues: true, hasId: false);
        entity.Id = Convert.ToInt32(command.ExecuteScalar());
    }

    /// <summary>Writes all columns of the row, if it is still there: nopCommerce says nothing about one that is gone.</summary>
    public async Task UpdateAsync(StoreContext context, TEntity entity)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = Command(context, _update, entity, hasValues: true, hasId: true);
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc cref="UpdateAsync"/>
    public void Update(StoreContext context, TEntity entity)
    {
        context.Database.OpenConnection();
        using var command = Command(context, _update, entity, hasValues: true, hasId: true);
        command.ExecuteNonQuery();
    }

    /// <summary>Deletes the row, if it is still there.</summary>
    public async Task DeleteAsync(StoreContext context, TEntity entity)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = Command(context, _delete, entity, hasValues: false, hasId: true);
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc cref="DeleteAsync"/>
    public void Delete(StoreContext context, TEntity entity)
    {
        context.Database.OpenConnection();
        using var command = Command(context, _delete, entity, hasValues: false, hasId: true);
        command.ExecuteNonQuery();
    }

    private DbCommand Command(StoreContext context, string statement, TEntity entity, bool hasValues, bool hasId)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = statement;
        if (hasValues)
        {
            foreach (var (property, mapping, parameter) in _values)
                command.Parameters.Add(mapping.CreateParameter(command, parameter, property.GetValue(entity), nullable: true));
        }
        if (hasId)
            command.Parameters.Add(_id.CreateParameter(command, ID, entity.Id, nullable: false));
        return command;
    }
}
