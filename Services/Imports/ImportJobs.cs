using System.Text.Json;
using Nop.Core;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Imports;

/// <summary>
/// Imports, from the upload to the end. The records are kept in parts in the database, and each step checks or books some of them: steps are asked
/// for by the page that shows the progress and by a scheduled task, so an import goes on when the page is closed or the store was restarted
/// </summary>
public class ImportJobs(IAuditService auditService,
    ILogger logger,
    ImportKinds kinds,
    IProgramService programService,
    IRepository<LoyaltyImport> importRepository,
    IRepository<LoyaltyImportFault> faultRepository,
    IRepository<LoyaltyImportPart> partRepository,
    RowTurns turns,
    TimeProvider time)
{
    /// <summary>
    /// Largest file, in bytes
    /// </summary>
    public const int MAX_BYTES = 20_000_000;

    private const int PART = 200, PARTS_AT_ONCE = 20;
    private static readonly TimeSpan _forgotten = TimeSpan.FromDays(7);
    private static readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>
    /// Takes a file in. Nothing is checked but its form
    /// </summary>
    /// <returns>The import; or an error whose message names the reason, and whose field the column it is about</returns>
    public async Task<Result<LoyaltyImport>> ReceiveAsync(LoyaltyProgram program, ImportKind kind, string fileName, byte[] file, string actor)
    {
        if (file.Length > MAX_BYTES)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "FileTooLarge");

        var opened = ImportFile.Open(file, kinds[kind]);

        return opened.Success ? await KeepAsync(program, kind, fileName, opened.Value.Hash, opened.Value.Columns, opened.Value.Read(), actor) : opened.Error;
    }

    /// <summary>
    /// Keeps records as an import that waits to be checked
    /// </summary>
    public async Task<LoyaltyImport> KeepAsync(LoyaltyProgram program, ImportKind kind, string fileName, string hash, IList<string> columns,
        IEnumerable<ImportRecord> records, string actor)
    {
        var import = new LoyaltyImport
        {
            ProgramId = program.Id,
            Kind = kind,
            Status = ImportStatus.Receiving,
            FileName = fileName.Length > 200 ? fileName[..200] : fileName,
            FileHash = hash,
            Columns = JsonSerializer.Serialize(columns),
            NextPart = 1,
            State = JsonSerializer.Serialize(new ImportCheckState()),
            Actor = actor,
            CreatedOnUtc = time.GetUtcNow().UtcDateTime,
            UpdatedOnUtc = time.GetUtcNow().UtcDateTime
        };
        await importRepository.InsertAsync(import, false);
        foreach (var group in records.Chunk(PART).Chunk(PARTS_AT_ONCE))
        {
            await partRepository.InsertAsync(group.Select(part => new LoyaltyImportPart { ImportId = import.Id, Number = ++import.Parts, Records = JsonSerializer.Serialize(part) }).ToList(), false);
            import.Total += group.Sum(part => part.Length);
        }
        import.Status = ImportStatus.Checking;
        await importRepository.UpdateAsync(import, false);

        return import;
    }

    /// <summary>
    /// Gets an import; null when there is none
    /// </summary>
    public async Task<LoyaltyImport> GetAsync(int importId)
    {
        return (await importRepository.GetAllAsync(query => query.Where(import => import.Id == importId))).FirstOrDefault();
    }

    /// <summary>
    /// Gets imports, newest first
    /// </summary>
    /// <param name="pageIndex">Page index</param>
    /// <param name="pageSize">Page size</param>
    /// <param name="programIds">Only those into these programs; null for all</param>
    public Task<IPagedList<LoyaltyImport>> GetPageAsync(int pageIndex, int pageSize, IList<int> programIds = null)
    {
        return importRepository.GetAllPagedAsync(query => (programIds is null ? query : query.Where(import => programIds.Contains(import.ProgramId))).OrderByDescending(import => import.Id), pageIndex, pageSize);
    }

    /// <summary>
    /// Gets the bad lines of an import, in the order of the file
    /// </summary>
    public Task<IPagedList<LoyaltyImportFault>> GetFaultsAsync(int importId, int pageIndex, int pageSize)
    {
        return faultRepository.GetAllPagedAsync(query => query.Where(fault => fault.ImportId == importId).OrderBy(fault => fault.Line).ThenBy(fault => fault.Id), pageIndex, pageSize);
    }

    /// <summary>
    /// Begins to book what was checked
    /// </summary>
    /// <returns>Whether the import had been checked</returns>
    public async Task<bool> StartAsync(int importId, string actor)
    {
        if (await GetAsync(importId) is not { Status: ImportStatus.Checked } import)
            return false;

        var seen = (import.Status, import.NextPart);
        import.Status = ImportStatus.Running;
        Reset(import);
        if (!await SaveAsync(import, seen))
            return false;
        await auditService.LogAsync(actor, AuditActions.ImportStarted, import, null, $"{import.FileName}: {import.Total}");

        return true;
    }

    /// <summary>
    /// Gives an import up; what was booked stays
    /// </summary>
    public async Task CancelAsync(int importId, string actor)
    {
        await _turn.WaitAsync();
        try
        {
            // another node may go on with it meanwhile: what it booked is counted, and then it stops
            LoyaltyImport import;
            do
            {
                import = await GetAsync(importId);
                if (import is null || import.Status is ImportStatus.Done or ImportStatus.Cancelled)
                    return;
            } while (!await EndAsync(import, ImportStatus.Cancelled));
            await auditService.LogAsync(actor, AuditActions.ImportCancelled, import, null, $"{import.FileName}: {import.Good}");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// Goes on with an import for a while
    /// </summary>
    /// <param name="importId">Import</param>
    /// <param name="atMost">When to stop, after the part under way</param>
    /// <returns>The import as it is then; null when there is none</returns>
    public async Task<LoyaltyImport> StepAsync(int importId, TimeSpan atMost)
    {
        // one at a time in this process; between web nodes the keys of the ledger keep a line from being booked twice
        if (!await _turn.WaitAsync(TimeSpan.FromMilliseconds(500)))
            return await GetAsync(importId);
        try
        {
            var until = time.GetUtcNow().UtcDateTime + atMost;
            var import = await GetAsync(importId);
            if (import is { Works: true })
                await WorkAsync(import, until);

            return await GetAsync(importId);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// Goes on with what was left in the middle, and gives up what nobody has decided about for a week: its records name people
    /// </summary>
    /// <returns>Number of imports that got on</returns>
    public async Task<int> GoOnAsync()
    {
        var imports = await importRepository.GetAllAsync(query => query
            .Where(import => import.StatusId == (int)ImportStatus.Checking || import.StatusId == (int)ImportStatus.Running).OrderBy(import => import.Id));
        foreach (var import in imports)
            await QuietlyAsync(import, () => StepAsync(import.Id, TimeSpan.FromSeconds(45)));

        var forgottenUtc = time.GetUtcNow().UtcDateTime - _forgotten;
        foreach (var import in await importRepository.GetAllAsync(query => query
                     .Where(import => (import.StatusId == (int)ImportStatus.Checked || import.StatusId == (int)ImportStatus.Receiving) && import.UpdatedOnUtc < forgottenUtc)))
            await QuietlyAsync(import, () => CancelAsync(import.Id, LoyaltyDefaults.SystemActor));

        return imports.Count;
    }

    /// <summary>
    /// An import that fails must not keep those behind it from their turn
    /// </summary>
    private async Task QuietlyAsync(LoyaltyImport import, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: import {import.Id} could not go on", exception);
        }
    }

    private async Task WorkAsync(LoyaltyImport import, DateTime until)
    {
        var program = await programService.GetProgramByIdAsync(import.ProgramId);
        if (program is null)
        {
            await EndAsync(import, ImportStatus.Cancelled);

            return;
        }

        var columns = JsonSerializer.Deserialize<List<string>>(import.Columns).Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        var check = import.Status == ImportStatus.Checking ? JsonSerializer.Deserialize<ImportCheckState>(import.State) : null;
        var context = new ImportContext(import, program, columns, check);
        var seen = (import.Status, import.NextPart);
        do
        {
            var number = import.NextPart;
            if ((await partRepository.GetAllAsync(query => query.Where(row => row.ImportId == import.Id && row.Number == number))).FirstOrDefault() is not { } part)
                break;

            var records = JsonSerializer.Deserialize<List<ImportRecord>>(part.Records);
            // what the check found bad stays bad and listed: only what it showed as good is booked
            var known = check is null ? await GetBadLinesAsync(import.Id, number) : [];
            var outcome = await TakeAsync(context, records.Where(record => !known.Contains(record.Line)).ToList());
            outcome.Bad += records.Count(record => known.Contains(record.Line));
            if (check is not null)
                await faultRepository.DeleteAsync(fault => fault.ImportId == import.Id && fault.Part == number);
            await KeepFaultsAsync(import.Id, number, outcome.Faults);
            // counts and place move together: a part that is done again after a crash counts once
            import.Good += outcome.Good;
            import.Unchanged += outcome.Unchanged;
            import.Bad += outcome.Bad;
            import.Points += outcome.Points;
            import.NextPart = number + 1;
            import.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
            if (check is not null)
                continue;
            if (!await SaveAsync(import, seen))
                return;
            seen = (import.Status, import.NextPart);
        } while (import.NextPart <= import.Parts && time.GetUtcNow().UtcDateTime < until);

        if (import.NextPart > import.Parts)
            await FinishAsync(import, seen, until);
        else if (check is not null)
        {
            // checking books nothing, so its place need not be kept after each part
            import.State = JsonSerializer.Serialize(check);
            await SaveAsync(import, seen);
        }
    }

    /// <summary>
    /// Works on records together, and one by one when that fails: the one at fault is a bad line then
    /// </summary>
    private async Task<PartOutcome> TakeAsync(ImportContext context, IReadOnlyList<ImportRecord> records)
    {
        var outcome = new PartOutcome();
        if (records.Count == 0)
            return outcome;

        try
        {
            return await kinds[context.Import.Kind].WorkAsync(context, records);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await logger.ErrorAsync($"Loyalty: {records.Count} lines of import {context.Import.Id} failed, from line {records[0].Line}", exception);
            if (records.Count == 1)
            {
                outcome.Bad = 1;
                outcome.Faults.Add(new ImportFault(records[0].Line, null, ImportFault.FAILED, exception.Message));

                return outcome;
            }
        }
        foreach (var record in records)
            outcome.Add(await TakeAsync(context, [record]));

        return outcome;
    }

    private async Task<HashSet<int>> GetBadLinesAsync(int importId, int part)
    {
        return (await faultRepository.GetAllAsync(query => query.Where(fault => fault.ImportId == importId && fault.Part == part)))
            .Select(fault => fault.Line).ToHashSet();
    }

    private async Task KeepFaultsAsync(int importId, int part, IEnumerable<ImportFault> faults)
    {
        var rows = faults.Select(fault => new LoyaltyImportFault
        {
            ImportId = importId, Part = part, Line = fault.Line, ColumnName = fault.Column, Reason = fault.Reason,
            Detail = fault.Detail?.Length > 400 ? fault.Detail[..400] : fault.Detail
        }).ToList();
        if (rows.Count > 0)
            await faultRepository.InsertAsync(rows, false);
    }

    private async Task FinishAsync(LoyaltyImport import, (ImportStatus Status, int NextPart) seen, DateTime until)
    {
        if (import.Status == ImportStatus.Running)
        {
            if (!await kinds[import.Kind].FinishAsync(import, until))
                return;

            if (!await EndAsync(import, ImportStatus.Done))
                return;
            await auditService.LogAsync(import.Actor, AuditActions.ImportDone, import, null, $"{import.FileName}: {import.Good}, {import.Points}");

            return;
        }
        import.Status = ImportStatus.Checked;
        import.State = null;
        await SaveAsync(import, seen);
    }

    private async Task<bool> EndAsync(LoyaltyImport import, ImportStatus status)
    {
        var seen = (import.Status, import.NextPart);
        import.Status = status;
        import.State = null;
        import.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
        if (!await SaveAsync(import, seen))
            return false;

        await partRepository.DeleteAsync(part => part.ImportId == import.Id);
        return true;
    }

    /// <summary>
    /// Writes an import whose row is still as it was seen; an admin or another web node may have ended it, or gone on with it
    /// </summary>
    /// <returns>Whether it was written</returns>
    private async Task<bool> SaveAsync(LoyaltyImport import, (ImportStatus Status, int NextPart) seen)
    {
        return await turns.RunAsync<LoyaltyImport, bool>(import.Id, async () =>
        {
            if (await GetAsync(import.Id) is not { } present || (present.Status, present.NextPart) != seen)
                return false;

            await importRepository.UpdateAsync(import, false);
            return true;
        });
    }

    private void Reset(LoyaltyImport import)
    {
        import.NextPart = 1;
        import.Good = import.Unchanged = import.Bad = 0;
        import.Points = 0;
        import.State = null;
        import.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
    }
}
