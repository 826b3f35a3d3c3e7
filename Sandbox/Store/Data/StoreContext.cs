using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Nop.Core;
using Nop.Data.Mapping;

namespace Sandbox.Store.Data;

/// <summary>The tables of all entities, without relations: nopCommerce's entities hold ids, not each other.</summary>
public sealed class StoreContext : DbContext
{
    public StoreContext(DbContextOptions<StoreContext> options) : base(options)
    {
        ChangeTracker.AutoDetectChangesEnabled = false;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var type in StoreTables.EntityTypes())
            Map(modelBuilder, type);

        var versions = modelBuilder.Entity<AppliedMigration>().ToTable("MigrationVersionInfo");
        versions.HasKey(applied => applied.Version);
        versions.Property(applied => applied.Version).ValueGeneratedNever();
        versions.Property(applied => applied.AppliedOn).HasConversion(new StoredMoment());
#if POSTGRESQL
        versions.Property(applied => applied.AppliedOn).HasColumnType("timestamp without time zone");
#endif
    }

    private static void Map(ModelBuilder modelBuilder, Type type)
    {
        var entity = modelBuilder.Entity(type).ToTable(NameCompatibilityManager.GetTableName(type));
        entity.HasBaseType((Type)null);
        foreach (var (property, column) in StoreTables.Columns(type))
        {
            if (column is null)
            {
                entity.Ignore(property.Name);
                continue;
            }

            var mapped = entity.Property(property.PropertyType, property.Name)
                .HasColumnName(column.Name)
                .HasColumnType(DatabaseFlavour.ColumnType(column));
            var clrType = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (!property.PropertyType.IsValueType)
                // what the database refuses, the database shall say, as in nopCommerce
                mapped.IsRequired(false);
            if (clrType == typeof(DateTime))
                mapped.HasConversion(new StoredMoment());
#if SQLITE
            if (clrType == typeof(decimal))
                mapped.HasConversion(StoredDecimal.WithScale(DatabaseFlavour.DecimalScale(column)));
#endif
        }

        entity.HasKey(nameof(BaseEntity.Id));
    }

    /// <summary>
    /// Moments are stored as they are, to the microsecond, and come back without a kind: nopCommerce's databases keep no
    /// kind either, and a plugin that relies on one would only work here.
    /// </summary>
    private sealed class StoredMoment() : ValueConverter<DateTime, DateTime>(
        moment => new DateTime(moment.Ticks - moment.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Unspecified),
        stored => stored);

#if SQLITE
    private static class StoredDecimal
    {
        public static ValueConverter<decimal, double> WithScale(int scale) =>
            new(amount => (double)Math.Round(amount, scale), stored => Math.Round((decimal)stored, scale));
    }
#endif
}

/// <summary>A row of the migrations that have run.</summary>
public sealed class AppliedMigration
{
    public long Version { get; set; }

    public DateTime AppliedOn { get; set; }

    public string Description { get; set; }
}
