using System.Text;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Csv;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Imports;
using Nop.Plugin.Misc.Loyalty.Services.Products;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>A shop to import into and to export from.</summary>
public sealed partial class ImportTests
{
    /// <summary>A world with imports.</summary>
    private sealed partial class Shop
    {
        private readonly MemoryTable<LoyaltyImportFault> _faults;
        private readonly MemoryTable<RewardPointsHistory> _history;
        private readonly LedgerFiles _files;
        private readonly RewardPointImport _rewardPoints;

        public Shop()
        {
            var node = World.Node;
            _faults = World.Database.Table<LoyaltyImportFault>();
            _history = World.Database.Table<RewardPointsHistory>();
            Imports = World.Database.Table<LoyaltyImport>();
            Parts = World.Database.Table<LoyaltyImportPart>(row => (row.ImportId, row.Number));
            var lookup = new ImportLookup(World.Customers.Repository, World.Entries.Repository, World.Members.Repository);
            _rewardPoints = new RewardPointImport(World.CustomerService, node.Ledger, node.MemberService, _history.Repository, lookup, World.Time);
            var audit = new AuditService(World.Audit.Repository, World.Time);
            Products = new ProductImport(World.Products.Repository, node.ProductTerms);
            Jobs = new ImportJobs(audit, World.Logger.Object, new ImportKinds(
                new MemberImport(World.CustomerService, node.Ledger, node.MemberService, World.Members.Repository, lookup, new MemberGate(), new RowTurns(World.RowTurns.Repository)),
                new TransactionImport(node.Ledger, World.Logger.Object, World.Lots.Repository, lookup, World.Time),
                _rewardPoints, Products), node.Programs, Imports.Repository, _faults.Repository, Parts.Repository, new RowTurns(World.RowTurns.Repository), World.Time);
            _files = new LedgerFiles(World.CustomerService, node.Ledger, World.Customers.Repository, World.Entries.Repository, World.Movements.Repository,
                World.Members.Repository, World.Lots.Repository, node.TierService, World.Time);
        }

        public LoyaltyWorld World { get; } = new();
        public ImportJobs Jobs { get; }
        public ProductImport Products { get; }
        public MemoryTable<LoyaltyImport> Imports { get; }
        public MemoryTable<LoyaltyImportPart> Parts { get; }

        public async Task<LoyaltyImport> CheckAsync(ImportKind kind, string file)
        {
            var received = await Jobs.ReceiveAsync(World.Program, kind, "file.csv", Encoding.UTF8.GetBytes(file), "test");
            Assert.That(received.Success, received.Error?.ToString());
            await Jobs.GoOnAsync();

            return await Jobs.GetAsync(received.Value.Id);
        }

        public async Task<LoyaltyImport> ImportAsync(ImportKind kind, string file)
        {
            return await RunAsync((await CheckAsync(kind, file)).Id);
        }

        public async Task<LoyaltyImport> RunAsync(int id)
        {
            Assert.That(await Jobs.StartAsync(id, "test"));
            await Jobs.GoOnAsync();

            return await Jobs.GetAsync(id);
        }

        public async Task<LoyaltyImport> RewardPointsAsync()
        {
            var import = await Jobs.KeepAsync(World.Program, ImportKind.RewardPoints, "nopCommerce", "reward-points", ["CustomerId"], await _rewardPoints.GetRecordsAsync(World.Program), "test");
            await Jobs.GoOnAsync();

            return await Jobs.GetAsync(import.Id);
        }

        public void Reward(Customer customer, int points, DateTime on, int? valid, DateTime? ends = null)
        {
            _history.Add(new RewardPointsHistory { CustomerId = customer.Id, StoreId = 1, Points = points, CreatedOnUtc = on, ValidPoints = valid, EndDateUtc = ends });
        }

        public async Task<LedgerEntry> BookAsync(LedgerCommand command)
        {
            var booked = await World.Node.Ledger.ExecuteAsync(command);
            Assert.That(booked.Success, booked.Error?.Message);

            return booked.Value.Entry;
        }

        public Task<string> ExportMembersAsync() => ExportAsync(writer => _files.WriteMembersAsync(writer, World.Program.Id));

        public Task<string> ExportProductsAsync() => ExportAsync(writer => Products.WriteAsync(writer, new ProductSearch(World.Program.Id)));

        public Task<string> ExportTransactionsAsync() => ExportAsync(writer => _files.WriteTransactionsAsync(writer, World.Program.Id));

        public string Faults() => string.Join('\n', _faults.Rows.OrderBy(fault => fault.Line).ThenBy(fault => fault.Id)
            .Select(fault => $"{fault.Line} {fault.ColumnName} {fault.Reason}{(fault.Detail is null ? "" : " " + fault.Detail)}"));

        public string Verify()
        {
            var report = World.Node.Ledger.VerifyAsync().GetAwaiter().GetResult();

            return string.Join('\n', report.Drifts);
        }

        private static async Task<string> ExportAsync(Func<IRecordWriter, Task> write)
        {
            await using var file = new StringWriter();
            await write(new CsvWriter(file));

            return file.ToString();
        }
    }
}
