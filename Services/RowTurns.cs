using System.Globalization;
using Nop.Core;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services;

/// <summary>
/// Lets one writer at a time, on whichever web node, read a row and write it back: nopCommerce's update writes every column, so what
/// another one wrote between the two would be undone
/// </summary>
public class RowTurns(IRepository<RowTurn> turnRepository)
{
    private const int MAX_ATTEMPTS = 5;

    /// <summary>
    /// Waits for the turn and keeps it until the caller's transaction ends. The row is to be read after this
    /// </summary>
    public async Task TakeAsync<TEntity>(int id) where TEntity : BaseEntity
    {
        // the unique key makes others wait for the transaction that put it there, though it is taken away again at once
        var turn = new RowTurn { RowKey = string.Create(CultureInfo.InvariantCulture, $"{typeof(TEntity).Name}:{id}") };
        await turnRepository.InsertAsync(turn, false);
        await turnRepository.DeleteAsync(turn, false);
    }

    /// <summary>
    /// Reads a row in its turn, and writes it back when it was changed
    /// </summary>
    /// <param name="rows">The rows of its kind</param>
    /// <param name="id">The row's id</param>
    /// <param name="change">Changes the row as it is now; false when it is to stay as it is</param>
    /// <returns>The row as it was written; null when it is gone, or stays as it is</returns>
    public Task<TEntity> ChangeAsync<TEntity>(IRepository<TEntity> rows, int id, Func<TEntity, bool> change) where TEntity : BaseEntity
    {
        return RunAsync<TEntity, TEntity>(id, async () =>
        {
            var row = await rows.GetByIdAsync(id);
            if (row is null || !change(row))
                return null;

            await rows.UpdateAsync(row, false);

            return row;
        });
    }

    /// <summary>
    /// Does something with a row in its turn, in a transaction; again when the database chose it to give way
    /// </summary>
    public async Task<T> RunAsync<TEntity, T>(int id, Func<Task<T>> work) where TEntity : BaseEntity
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var scope = LedgerScope.Open();
                await TakeAsync<TEntity>(id);
                var result = await work();
                scope.Complete();

                return result;
            }
            catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception) && attempt < MAX_ATTEMPTS)
            {
                await Task.Delay(Random.Shared.Next(1, 20 * attempt));
            }
        }
    }
}
