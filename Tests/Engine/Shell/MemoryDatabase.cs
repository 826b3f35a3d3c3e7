using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Transactions;
using Nop.Core;
using Nop.Data;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>
/// A database in memory with unique keys and ambient transactions: one writer at a time, readers see committed rows only
/// </summary>
internal sealed class MemoryDatabase
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Transaction? _owner;
    private int _writes;
    private int? _diesBefore;

    /// <summary>
    /// Number of the write, from 1, before which the process dies: nothing is written any more until this is set again
    /// </summary>
    public int? DiesBefore
    {
        get => _diesBefore;
        set
        {
            _diesBefore = value;
            _writes = 0;
        }
    }

    /// <summary>
    /// Whether the process died
    /// </summary>
    public bool Died => _writes >= DiesBefore;

    /// <summary>
    /// Number of statements so far
    /// </summary>
    public int Statements { get; private set; }

    /// <summary>
    /// Counts a statement
    /// </summary>
    public T Count<T>(Func<T> read)
    {
        Statements++;

        return read();
    }

    /// <summary>
    /// Counts a write
    /// </summary>
    public void Write()
    {
        _writes++;
        if (Died)
            throw new InvalidOperationException("the process died");
    }

    /// <summary>
    /// Runs an action in the caller's transaction, or in one of its own
    /// </summary>
    public T Run<T>(Func<T> action)
    {
        var transaction = Transaction.Current;
        if (transaction is not null && transaction == _owner)
            return action();

        if (!_turn.Wait(TimeSpan.FromSeconds(20)))
            throw new InvalidOperationException("A transaction waits for one that cannot end");
        if (transaction is null)
        {
            try
            {
                return action();
            }
            finally
            {
                _turn.Release();
            }
        }

        _owner = transaction;
        transaction.TransactionCompleted += (_, _) =>
        {
            _owner = null;
            _turn.Release();
        };

        return action();
    }

    /// <summary>
    /// Makes a table
    /// </summary>
    public MemoryTable<T> Table<T>(params Func<T, object>[] uniqueKeys) where T : BaseEntity
    {
        return new MemoryTable<T>(this, uniqueKeys);
    }
}

/// <summary>
/// What a database says when a unique key is violated
/// </summary>
internal sealed class MemoryDbException(string message) : DbException(message);

/// <summary>
/// One table of the memory database
/// </summary>
internal sealed class MemoryTable<T> where T : BaseEntity
{
    private static readonly Func<object, object> _clone = typeof(object)
        .GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();
    private readonly MemoryDatabase _database;
    private readonly Func<T, object>[] _uniqueKeys;
    private readonly Dictionary<object, int>[] _used;
    private readonly SortedDictionary<int, T> _rows = [];
    private int _lastId;

    public MemoryTable(MemoryDatabase database, Func<T, object>[] uniqueKeys)
    {
        _database = database;
        _uniqueKeys = uniqueKeys;
        _used = [.. uniqueKeys.Select(_ => new Dictionary<object, int>())];
        Repository = DispatchProxy.Create<IRepository<T>, RepositoryProxy>();
        ((RepositoryProxy)(object)Repository).Table = this;
    }

    public IRepository<T> Repository { get; }

    /// <summary>
    /// Thrown by the next insert, once
    /// </summary>
    public Exception? NextFailure { get; set; }

    /// <summary>
    /// Number of the insert that fails, once
    /// </summary>
    public int? FailingInsert { get; set; }

    /// <summary>
    /// What happens elsewhere while a row is inserted
    /// </summary>
    public Action? Inserted { get; set; }

    /// <summary>
    /// What happens elsewhere just after the table was read
    /// </summary>
    public Action? Read { get; set; }

    /// <summary>
    /// What the database says to a row about to be changed
    /// </summary>
    public Action<T>? Updating { get; set; }

    public int Inserts { get; private set; }

    public List<T> Rows => _database.Run(() => _rows.Values.Select(Copy).ToList());

    public T Add(T row)
    {
        Insert(row);

        return row;
    }

    public void Insert(T row)
    {
        _database.Run(() =>
        {
            _database.Write();
            if (NextFailure is { } failure)
            {
                NextFailure = null;
                throw failure;
            }
            if (FailingInsert == Inserts + 1)
            {
                FailingInsert = null;
                throw new OperationCanceledException("the power went off");
            }
            if (_uniqueKeys.Where((key, index) => _used[index].GetValueOrDefault(key(row)) > 0).Any())
                throw new MemoryDbException("unique key violated");

            Inserts++;
            row.Id = ++_lastId;
            var id = row.Id;
            Put(id, Copy(row));
            OnAbort(() => Put(id, null));
            Inserted?.Invoke();

            return true;
        });
    }

    public void Update(T row)
    {
        _database.Run(() =>
        {
            _database.Write();
            Updating?.Invoke(row);
            var before = _rows[row.Id];
            Put(row.Id, Copy(row));
            OnAbort(() => Put(before.Id, before));

            return true;
        });
    }

    public void Delete(T row)
    {
        _database.Run(() => Put(row.Id, null));
    }

    public bool Remove(T row)
    {
        Delete(row);

        return true;
    }

    /// <summary>
    /// Keeps a row, or forgets the one with that identifier, and counts which unique keys are taken
    /// </summary>
    private bool Put(int id, T? row)
    {
        var existed = _rows.Remove(id, out var before);
        for (var i = 0; i < _uniqueKeys.Length; i++)
        {
            if (existed)
                _used[i][_uniqueKeys[i](before!)]--;
            if (row is not null)
                _used[i][_uniqueKeys[i](row)] = _used[i].GetValueOrDefault(_uniqueKeys[i](row)) + 1;
        }
        if (row is not null)
            _rows[id] = row;

        return existed;
    }

    private T? Find(object? id)
    {
        return _database.Run(() => id is int key && _rows.TryGetValue(key, out var row) ? Copy(row) : null);
    }

    private static T Copy(T row)
    {
        return (T)_clone(row);
    }

    private static void OnAbort(Action undo)
    {
        if (Transaction.Current is not { } transaction)
            return;

        transaction.EnlistVolatile(new Undo(undo), EnlistmentOptions.None);
    }

    private sealed class Undo(Action undo) : IEnlistmentNotification
    {
        public void Prepare(PreparingEnlistment preparingEnlistment) => preparingEnlistment.Prepared();

        public void Commit(Enlistment enlistment) => enlistment.Done();

        public void Rollback(Enlistment enlistment)
        {
            undo();
            enlistment.Done();
        }

        public void InDoubt(Enlistment enlistment) => enlistment.Done();
    }

    /// <summary>
    /// Answers the repository calls the plugin makes
    /// </summary>
    public class RepositoryProxy : DispatchProxy
    {
        internal MemoryTable<T> Table { get; set; } = null!;

        protected override object? Invoke(MethodInfo? method, object?[]? arguments)
        {
            var row = arguments!.FirstOrDefault() as T;
            Table._database.Count(() => true);

            return method!.Name switch
            {
                "get_Table" => MemoryQuery.Of(Table.Rows),
                "GetByIdAsync" => Later(Table.Find(arguments![0])),
                "GetByIdsAsync" => Later<IList<T>>(Table.Rows.Where(item => ((IList<int>)arguments![0]!).Contains(item.Id)).ToList()),
                "GetAllAsync" => Later<IList<T>>(Query(arguments![0]).ToList()),
                "GetAllPagedAsync" => Later<IPagedList<T>>(new PagedList<T>(Query(arguments![0]).ToList(), (int)arguments[1]!, (int)arguments[2]!)),
                "LoadOriginalCopyAsync" => Later(Table.Find(row!.Id)),
                "InsertAsync" when arguments![0] is IList<T> rows => Done(() => rows.ToList().ForEach(Table.Insert)),
                "InsertAsync" => Done(() => Table.Insert(row!)),
                "UpdateAsync" when arguments![0] is IList<T> rows => Done(() => rows.ToList().ForEach(Table.Update)),
                "UpdateAsync" => Done(() => Table.Update(row!)),
                "DeleteAsync" when arguments![0] is Expression<Func<T, bool>> doomed => Later(Table.Rows.Where(doomed.Compile()).ToList().Count(Table.Remove)),
                "DeleteAsync" => Done(() => Table.Delete(row!)),
                _ => throw new NotSupportedException(method.Name)
            };
        }

        private IQueryable<T> Query(object? filter)
        {
            var found = ((Func<IQueryable<T>, IQueryable<T>>)filter!)(MemoryQuery.Of(Table.Rows)).ToList();
            Table.Read?.Invoke();

            return MemoryQuery.Of(found);
        }

        private static async Task<TResult> Later<TResult>(TResult result)
        {
            // who holds the turn must not wait for a thread while others block all of them waiting for the turn
            if (Transaction.Current is null)
                await Task.Yield();

            return result;
        }

        private static Task Done(Action action)
        {
            try
            {
                action();

                return Task.CompletedTask;
            }
            catch (Exception exception)
            {
                return Task.FromException(exception);
            }
        }
    }
}
