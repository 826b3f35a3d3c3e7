using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Imports;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>nopCommerce's own reward points, taken over.</summary>
public sealed partial class ImportTests
{
    [Test]
    public async Task Points_of_nopCommerce_come_into_a_program_that_enrols_by_hand()
    {
        _shop.World.Program.Enrolment = Enrolment.ByHand;
        _shop.World.Programs.Update(_shop.World.Program);
        _shop.Reward(_shop.World.NewCustomer("a@example.com"), 20, new DateTime(2026, 1, 1), 20);

        var done = await _shop.RunAsync((await _shop.RewardPointsAsync()).Id);

        Assert.That((done.Status, done.Good, done.Bad), Is.EqualTo((ImportStatus.Done, 1, 0)), _shop.Faults());
        Assert.That(_shop.World.Accounts.Rows.Single().Balance, Is.EqualTo(20));
    }

    [Test]
    public async Task Reward_points_come_as_lots_with_their_expiry_and_once()
    {
        var amira = _shop.World.NewCustomer("amira@example.com");
        var jonas = _shop.World.NewCustomer("jonas@example.com");
        var now = DateTime.UtcNow;
        _shop.Reward(amira, 300, now.AddDays(-200), 180);
        _shop.Reward(amira, 150, now.AddDays(-60), 150, now.AddDays(90));
        _shop.Reward(amira, -120, now.AddDays(-30), null);
        _shop.Reward(jonas, 80, now.AddDays(-400), 80, now.AddDays(-10));
        _shop.Reward(jonas, 40, now.AddDays(20), 40);

        var import = await _shop.RewardPointsAsync();
        Assert.That((import.Good, import.Unchanged, import.Bad, import.Points), Is.EqualTo((1, 1, 0, 330L)), _shop.Faults());
        Assert.That(_shop.World.Members.Rows, Is.Empty, "only looked at");
        import = await _shop.RunAsync(import.Id);

        Assert.That((import.Good, import.Points), Is.EqualTo((1, 330L)), _shop.Faults());
        Assert.That(_shop.World.Lots.Rows.Select(lot => (lot.Remaining, lot.ExpiresOnUtc is null)), Is.EqualTo(new[] { (180L, true), (150L, false) }));
        import = await _shop.RunAsync((await _shop.RewardPointsAsync()).Id);
        Assert.That((import.Good, _shop.World.Accounts.Rows.Single().Balance), Is.EqualTo((0, 330L)));
    }

    [Test]
    public void Reward_points_add_up_to_the_balance_that_nopCommerce_shows_even_where_its_rests_do_not()
    {
        var random = new Random(6);
        var now = DateTime.UtcNow;
        for (var i = 0; i < 300; i++)
        {
            var history = Enumerable.Range(1, random.Next(0, 8)).Select(id =>
            {
                var points = random.Next(-100, 200);
                return new RewardPointsHistory
                {
                    Id = id, Points = points, ValidPoints = points > 0 ? random.Next(0, points + 1) : null, CreatedOnUtc = now.AddDays(random.Next(-300, 20)),
                    EndDateUtc = points > 0 && random.Next(2) == 0 ? now.AddDays(random.Next(-100, 100)) : null
                };
            }).ToList();
            var shown = history.Where(row => row.CreatedOnUtc < now).Sum(row => row.Points)
                - history.Where(row => row.CreatedOnUtc < now && row.EndDateUtc < now).Sum(row => row.ValidPoints ?? 0);

            var lots = RewardPointImport.LotsOf(1, history, now);

            Assert.That(lots.Sum(lot => lot.Points), Is.EqualTo(Math.Max(0, shown)));
            Assert.That(lots.All(lot => lot.Points > 0 && !(lot.ExpiresOnUtc < now)));
            Assert.That(lots.Select(lot => lot.Key), Is.Unique);
        }
    }
}
