using System.Globalization;
using FluentMigrator;

namespace Nop.Data.Migrations;

public enum MigrationProcessType
{
    NoMatter = 0,
    Installation = 1,
    Update = 2
}

/// <summary>A migration whose version is a moment in time, shared by the core and every plugin.</summary>
[AttributeUsage(AttributeTargets.Class)]
public partial class NopMigrationAttribute : MigrationAttribute
{
    private static readonly string[] _dateFormats =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy.MM.dd HH:mm:ss", "yyyy/MM/dd HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss:fffffff", "yyyy.MM.dd HH:mm:ss:fffffff", "yyyy/MM/dd HH:mm:ss:fffffff"
    ];

    public NopMigrationAttribute(string dateTime, MigrationProcessType targetMigrationProcess = MigrationProcessType.NoMatter)
        : this(dateTime, null, targetMigrationProcess)
    {
    }

    public NopMigrationAttribute(string dateTime, string description, MigrationProcessType targetMigrationProcess = MigrationProcessType.NoMatter)
        : base(DateTime.ParseExact(dateTime, _dateFormats, CultureInfo.InvariantCulture).Ticks, description) =>
        TargetMigrationProcess = targetMigrationProcess;

    public virtual MigrationProcessType TargetMigrationProcess { get; }
}
