namespace FluentMigrator.Infrastructure;

/// <summary>Root of every link of the fluent chain.</summary>
public interface IFluentSyntax;
