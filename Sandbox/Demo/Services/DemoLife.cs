using System;
using System.Collections.Generic;
using System.Linq;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>What a member of the history does</summary>
public enum DemoDeed
{
    Order,
    Refund,
    PartRefund,
    Redeem,
    LetGo
}

/// <summary>When a member of the history does what</summary>
public readonly record struct DemoMoment(int DaysAgo, DemoDeed Deed);

/// <summary>Who a member of the history is and what he did in up to two years. The same number always lives the same life</summary>
public sealed record DemoLife(DemoPerson Person, IReadOnlyList<DemoMoment> Moments)
{
    private const int LONGEST = 730;

    private static readonly string[] _firstNames =
        ["Ada", "Bruno", "Carla", "Daniel", "Emma", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Liam", "Mina", "Nils", "Olga", "Pablo", "Rosa", "Sven", "Tara", "Yara"];

    private static readonly string[] _lastNames =
        ["Abbott", "Bauer", "Costa", "Dubois", "Evans", "Fontaine", "Garcia", "Hoffmann", "Ito", "Jensen", "Keller", "Lopez", "Moreau", "Novak", "Owens", "Park", "Quinn", "Rossi", "Silva"];

    private static readonly (string Country, string City, string PostalCode)[] _places =
        [("US", "Portland", "97205"), ("GB", "York", "YO1 7HH"), ("DE", "Köln", "50667"), ("CA", "Toronto", "M5V 2T6"), ("US", "Boston", "02108")];

    /// <param name="number">From 1; the first has been there longest</param>
    public static DemoLife Of(int number)
    {
        var random = new Random(number);
        var daysHere = number == 1 ? LONGEST : random.Next(20, LONGEST);
        var place = _places[number % _places.Length];
        var person = new DemoPerson(_firstNames[number % _firstNames.Length], _lastNames[number % _lastNames.Length], $"member{number}{DemoHistory.EMAILS}", daysHere,
            place.Country, place.City, $"{random.Next(1, 200)} Long Street", place.PostalCode);

        return new DemoLife(person, MomentsOf(random, daysHere, number).OrderByDescending(moment => moment.DaysAgo).ToList());
    }

    private static IEnumerable<DemoMoment> MomentsOf(Random random, int daysHere, int number)
    {
        //a few come often, some seldom, and a quarter stays away after a while
        var rhythm = random.Next(10) switch { < 2 => 25, < 7 => 55, _ => 120 };
        var last = number > 1 && random.Next(4) == 0 ? random.Next(daysHere) : 0;
        for (var day = daysHere - random.Next(3); day > last; day -= 1 + (int)(-Math.Log(1 - random.NextDouble()) * rhythm))
        {
            yield return new DemoMoment(day, DemoDeed.Order);
            var (deed, after) = random.Next(100) switch
            {
                < 5 => (DemoDeed.Refund, 9),
                < 10 => (DemoDeed.PartRefund, 6),
                < 45 => (DemoDeed.Redeem, 2),
                < 50 => (DemoDeed.LetGo, 1),
                _ => (DemoDeed.Order, 0)
            };
            if (after > 0)
                yield return new DemoMoment(Math.Max(day - after, 0), deed);
        }
    }
}
