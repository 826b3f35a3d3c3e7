using System.Reflection;
using FluentMigrator;
using FluentMigrator.Infrastructure;
using FluentMigrator.Runner;
using Nop.Data.Migrations;

namespace Sandbox.Store.Data;

/// <summary>Runs the migrations of an assembly and remembers which have run.</summary>
public sealed class MigrationManager(StoreDatabase database, IServiceProvider services) : IMigrationManager
{
    private readonly IServiceProvider _services = services;

    public void ApplyUpMigrations(Assembly assembly, MigrationProcessType migrationProcessType = MigrationProcessType.Installation, bool commitVersionOnly = false)
    {
        // marking as applied concerns exactly the named kind; running takes those that do not mind along
        var exactly = commitVersionOnly && migrationProcessType != MigrationProcessType.NoMatter;
        foreach (var migration in Find(assembly, applied: false, attribute => Fits(attribute.TargetMigrationProcess, migrationProcessType, exactly)))
            ApplyUpMigration(migration, commitVersionOnly);
    }

    public void ApplyDownMigrations(Assembly assembly)
    {
        foreach (var migration in Enumerable.Reverse(Find(assembly, applied: true, _ => true)))
            ApplyDownMigration(migration);
    }

    public void ApplyDownMigration(IMigrationInfo migration) => Run((runner, versions) =>
    {
        runner.Down(migration.Migration);
        versions.DeleteVersion(migration.Version);
    });

    public void ApplyUpMigration(IMigrationInfo migration, bool commitVersionOnly = false) => Run((runner, versions) =>
    {
        if (!commitVersionOnly)
            runner.Up(migration.Migration);
        versions.UpdateVersionInfo(migration.Version, migration.Description ?? migration.Migration.GetType().Name);
    });

    private void Run(Action<IMigrationRunner, IVersionLoader> work)
    {
        using var services = database.Migrations();
        using var scope = services.CreateScope();
        work(scope.ServiceProvider.GetRequiredService<IMigrationRunner>(), scope.ServiceProvider.GetRequiredService<IVersionLoader>());
    }

    private List<MigrationInfo> Find(Assembly assembly, bool applied, Func<NopMigrationAttribute, bool> wanted)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var found = new List<MigrationInfo>();
        Run((_, versions) => found.AddRange(assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(IMigration).IsAssignableFrom(type))
            .Select(type => (Type: type, Attribute: type.GetCustomAttribute<NopMigrationAttribute>()))
            .Where(migration => migration.Attribute is not null
                                && versions.VersionInfo.HasAppliedMigration(migration.Attribute.Version) == applied
                                && wanted(migration.Attribute))
            .OrderBy(migration => migration.Attribute.Version)
            .Select(migration => new MigrationInfo(migration.Attribute.Version, migration.Attribute.Description, migration.Attribute.TransactionBehavior, false,
                () => (IMigration)ActivatorUtilities.CreateInstance(_services, migration.Type)))));
        return found;
    }

    private static bool Fits(MigrationProcessType actual, MigrationProcessType wanted, bool exactly) => exactly
        ? actual == wanted
        : actual == MigrationProcessType.NoMatter || wanted == MigrationProcessType.NoMatter || actual == wanted;
}
