using System.Reflection;
using FluentMigrator;
using FluentMigrator.Infrastructure;
using Nop.Data;
using Nop.Data.Migrations;

namespace Sandbox.Store.Data;

/// <summary>Runs the migrations of an assembly and remembers which have run.</summary>
public sealed class MigrationManager : IMigrationManager
{
    private readonly StoreSchema _schema;
    private readonly IServiceProvider _services;

    public MigrationManager(StoreSchema schema, IServiceProvider services)
    {
        _schema = schema;
        _services = services;
    }

    public void ApplyUpMigrations(Assembly assembly, MigrationProcessType migrationProcessType = MigrationProcessType.Installation, bool commitVersionOnly = false)
    {
        // marking as applied concerns exactly the named kind; running takes those that do not mind along
        var exactly = commitVersionOnly && migrationProcessType != MigrationProcessType.NoMatter;
        foreach (var migration in Find(assembly, applied: false, attribute => Fits(attribute.TargetMigrationProcess, migrationProcessType, exactly)))
            ApplyUpMigration(migration, commitVersionOnly);
    }

    public void ApplyUpSchemaMigrations(Assembly assembly)
    {
        foreach (var migration in Find(assembly, applied: false, attribute => attribute.IsSchemaMigration))
            ApplyUpMigration(migration);
    }

    public void ApplyDownMigrations(Assembly assembly)
    {
        foreach (var migration in Enumerable.Reverse(Find(assembly, applied: true, _ => true)))
            ApplyDownMigration(migration);
    }

    public void ApplyDownMigration(IMigrationInfo migration)
    {
        var context = NewContext();
        migration.Migration.GetDownExpressions(context);
        _schema.Apply(context.Expressions, database =>
        {
            if (database.Set<AppliedMigration>().FirstOrDefault(applied => applied.Version == migration.Version) is { } row)
                database.Remove(row);
        });
    }

    public void ApplyUpMigration(IMigrationInfo migration, bool commitVersionOnly = false)
    {
        var context = NewContext();
        if (!commitVersionOnly)
            migration.Migration.GetUpExpressions(context);
        _schema.Apply(context.Expressions, database => database.Add(new AppliedMigration
        {
            Version = migration.Version,
            AppliedOn = DateTime.UtcNow,
            Description = migration.Description ?? migration.Migration.GetType().Name
        }));
    }

    private MigrationContext NewContext() => new(_schema, _services, DataSettingsManager.LoadSettings().ConnectionString);

    private List<MigrationInfo> Find(Assembly assembly, bool applied, Func<NopMigrationAttribute, bool> wanted)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var versions = _schema.Read(context => context.Set<AppliedMigration>().Select(row => row.Version).ToHashSet());
        return assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(IMigration).IsAssignableFrom(type))
            .Select(type => (Type: type, Attribute: type.GetCustomAttribute<NopMigrationAttribute>()))
            .Where(migration => migration.Attribute is not null
                                && versions.Contains(migration.Attribute.Version) == applied
                                && wanted(migration.Attribute))
            .OrderBy(migration => migration.Attribute.Version)
            .Select(migration => new MigrationInfo(migration.Attribute.Version, migration.Attribute.Description, migration.Attribute.TransactionBehavior, false,
                () => (IMigration)ActivatorUtilities.CreateInstance(_services, migration.Type)))
            .ToList();
    }

    private static bool Fits(MigrationProcessType actual, MigrationProcessType wanted, bool exactly) => exactly
        ? actual == wanted
        : actual == MigrationProcessType.NoMatter || wanted == MigrationProcessType.NoMatter || actual == wanted;
}
