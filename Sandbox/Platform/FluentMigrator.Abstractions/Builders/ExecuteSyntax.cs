using System.Data;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Execute;

/// <summary>Runs what no builder can say.</summary>
public interface IExecuteExpressionRoot : IFluentSyntax
{
    void Sql(string sqlStatement);

    void WithConnection(Action<IDbConnection, IDbTransaction> operation);
}
