using System.Text;
using Moq;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Imports that fail, are cancelled or go on after a crash.</summary>
public sealed partial class ImportTests
{
    [Test]
    public async Task A_line_that_throws_is_a_bad_line_with_its_reason_and_those_behind_it_are_booked()
    {
        var (bad, good) = (_shop.World.NewCustomer("bad@example.com"), _shop.World.NewCustomer("good@example.com"));
        _shop.Reward(bad, 10, new DateTime(2026, 1, 1), 10);
        _shop.Reward(good, 20, new DateTime(2026, 1, 1), 20);
        var check = await _shop.RewardPointsAsync();
        Mock.Get(_shop.World.CustomerService).Setup(service => service.GetCustomerByIdAsync(bad.Id)).ThrowsAsync(new InvalidOperationException("The row is broken."));

        var done = await _shop.RunAsync(check.Id);

        Assert.That((done.Status, done.Good, done.Bad), Is.EqualTo((ImportStatus.Done, 1, 1)));
        Assert.That(_shop.Faults(), Is.EqualTo($"{bad.Id}  Failed The row is broken."));
        Assert.That(_shop.World.Accounts.Rows.Single().Balance, Is.EqualTo(20));
    }

    [Test]
    public async Task An_import_that_is_cancelled_on_another_node_while_it_works_stays_cancelled()
    {
        var customer = _shop.World.NewCustomer("a@example.com");
        _shop.Reward(customer, 10, new DateTime(2026, 1, 1), 10);
        var check = await _shop.RewardPointsAsync();
        Mock.Get(_shop.World.CustomerService).Setup(service => service.GetCustomerByIdAsync(customer.Id)).Callback(() =>
        {
            var row = _shop.Imports.Rows.Single(import => import.Id == check.Id);
            row.Status = ImportStatus.Cancelled;
            _shop.Imports.Update(row);
        }).ReturnsAsync(customer);

        var done = await _shop.RunAsync(check.Id);

        Assert.That(done.Status, Is.EqualTo(ImportStatus.Cancelled));
        Assert.That(_shop.Imports.Rows.Single(import => import.Id == check.Id).Status, Is.EqualTo(ImportStatus.Cancelled));
    }

    [Test]
    public async Task An_import_that_cannot_go_on_does_not_hold_up_those_behind_it_nor_the_cleaning_up()
    {
        _shop.World.NewCustomer("a@example.com");
        var broken = await _shop.Jobs.ReceiveAsync(_shop.World.Program, ImportKind.Members, "broken.csv", "Email\na@example.com\n"u8.ToArray(), "test");
        broken.Value.Columns = "no list";
        _shop.Imports.Update(broken.Value);
        var forgotten = await _shop.Jobs.ReceiveAsync(_shop.World.Program, ImportKind.Members, "forgotten.csv", "Email\na@example.com\n\n"u8.ToArray(), "test");
        forgotten.Value.Status = ImportStatus.Checked;
        forgotten.Value.UpdatedOnUtc = DateTime.UtcNow.AddDays(-8);
        _shop.Imports.Update(forgotten.Value);

        var import = await _shop.CheckAsync(ImportKind.Members, "Email,Balance\na@example.com,5\n");

        Assert.That((import.Status, import.Good), Is.EqualTo((ImportStatus.Checked, 1)));
        Assert.That((await _shop.Jobs.GetAsync(forgotten.Value.Id)).Status, Is.EqualTo(ImportStatus.Cancelled));
        Assert.That(_shop.World.Errors.Single(), Does.Contain($"import {broken.Value.Id} "));
    }

    [Test]
    public async Task An_import_that_was_cut_off_again_and_again_ends_as_if_it_had_run_through([Values(1, 2)] int seed)
    {
        var random = new Random(seed);
        var file = new StringBuilder("Email,CardNumber,Balance,Lots,LifetimePoints,Status,ExternalId\n");
        for (var i = 0; i < 24; i++)
        {
            _shop.World.NewCustomer($"m{i}@example.com");
            var lots = i % 3 == 0 ? $"{i + 1}@2031-01-01;{i + 2}@2032-01-01;5@" : "";
            file.Append($"m{i}@example.com,CARD{i},{(lots.Length > 0 ? "" : i % 5 == 0 ? "0" : i)},{lots},{i * 2 + 40},{(i % 7 == 0 ? "Suspended" : "")},x{i}\n");
        }
        var import = await _shop.CheckAsync(ImportKind.Members, file.ToString());
        Assert.That((import.Good, import.Bad), Is.EqualTo((24, 0)), _shop.Faults());
        await _shop.Jobs.StartAsync(import.Id, "test");

        for (var cuts = 0; (await _shop.Jobs.GetAsync(import.Id)).Status != ImportStatus.Done; cuts++)
        {
            Assert.That(cuts, Is.LessThan(1000), _shop.Faults());
            if (random.Next(2) == 0)
                _shop.World.Entries.FailingInsert = _shop.World.Entries.Inserts + random.Next(1, 15);
            else
                _shop.World.Members.FailingInsert = _shop.World.Members.Inserts + random.Next(1, 10);
            try
            {
                await _shop.Jobs.StepAsync(import.Id, TimeSpan.Zero);
            }
            catch (OperationCanceledException)
            {
                // the next step finds what was booked
            }
        }

        import = await _shop.Jobs.GetAsync(import.Id);
        Assert.That((import.Good, import.Unchanged, import.Bad), Is.EqualTo((24, 0, 0)), _shop.Faults());
        var through = new Shop();
        for (var i = 0; i < 24; i++)
            through.World.NewCustomer($"m{i}@example.com");
        await through.ImportAsync(ImportKind.Members, file.ToString());
        Assert.That(WithoutDates(await _shop.ExportMembersAsync()), Is.EqualTo(WithoutDates(await through.ExportMembersAsync())));
        Assert.That(_shop.Verify(), Is.Empty);
        Assert.That(_shop.Parts.Rows, Is.Empty, "the records are forgotten");
    }

    [Test]
    public async Task A_cancelled_import_books_no_more()
    {
        _shop.World.NewCustomer("a@example.com");
        var import = await _shop.CheckAsync(ImportKind.Members, "Email,Balance\na@example.com,5\n");
        await _shop.Jobs.CancelAsync(import.Id, "test");

        Assert.That(await _shop.Jobs.StartAsync(import.Id, "test"), Is.False);
        await _shop.Jobs.GoOnAsync();

        Assert.That(_shop.World.Members.Rows, Is.Empty);
        Assert.That(_shop.Parts.Rows, Is.Empty);
    }

    [Test]
    public async Task An_import_that_nobody_decides_about_is_forgotten_after_a_week()
    {
        _shop.World.NewCustomer("a@example.com");
        var import = await _shop.CheckAsync(ImportKind.Members, "Email,Balance\na@example.com,5\n");
        await _shop.Jobs.GoOnAsync();
        Assert.That((await _shop.Jobs.GetAsync(import.Id)).Status, Is.EqualTo(ImportStatus.Checked));
        import.UpdatedOnUtc = DateTime.UtcNow.AddDays(-8);
        _shop.Imports.Update(import);

        await _shop.Jobs.GoOnAsync();

        Assert.That((await _shop.Jobs.GetAsync(import.Id)).Status, Is.EqualTo(ImportStatus.Cancelled));
        Assert.That(_shop.Parts.Rows, Is.Empty);
    }
}
