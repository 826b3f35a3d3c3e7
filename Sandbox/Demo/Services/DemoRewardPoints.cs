using System;
using System.Linq;
using System.Threading.Tasks;
using Nop.Core.Domain.Customers;
using Nop.Data;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>Balances of the built-in reward points, as a shop has them that used those before</summary>
public class DemoRewardPoints(IRepository<Customer> customerRepository, IRepository<RewardPointsHistory> historyRepository)
{
    public async Task SeedAsync()
    {
        //earned, partly spent, partly running out
        await AddAsync("amira.haddad@example.com", (300, 200, 180, null), (150, 60, 150, 90), (-120, 30, null, null));
        //ran out before anybody looked, and one that is not active yet
        await AddAsync("jonas.keller@example.com", (80, 400, 80, -10), (40, -20, 40, null));
    }

    private async Task AddAsync(string email, params (int Points, int DaysAgo, int? Valid, int? EndsInDays)[] rows)
    {
        var customer = customerRepository.Table.Single(row => row.Email == email);
        var balance = 0;
        foreach (var (points, daysAgo, valid, endsInDays) in rows)
        {
            balance += points;
            await historyRepository.InsertAsync(new RewardPointsHistory
            {
                CustomerId = customer.Id,
                StoreId = 1,
                Points = points,
                PointsBalance = daysAgo > 0 ? balance : null,
                ValidPoints = valid,
                CreatedOnUtc = DateTime.UtcNow.AddDays(-daysAgo),
                EndDateUtc = endsInDays is { } days ? DateTime.UtcNow.AddDays(days) : null,
                Message = "Earned before"
            });
        }
    }
}
