using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Controllers.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

/// <summary>Lists come in parts that neither overlap nor leave anything out.</summary>
[TestFixture]
public class SettingsListTests
{
    /// <summary>Lists that are whole by nature: of one customer, or of what one shopper is offered.</summary>
    private static readonly string[] _whole = ["GetMembersByCustomer", "GetMe", "GetRewards", "ListPublicRules", "DryRun"];

    [Test]
    public void Every_route_that_answers_a_list_takes_where_to_read_on_and_how_much()
    {
        var lists = typeof(LoyaltyApiController).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LoyaltyApiController)) && !type.IsAbstract)
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(action => (Action: action, Type: action.GetCustomAttributes<ProducesResponseTypeAttribute>().Select(answer => answer.Type)
                .FirstOrDefault(type => type is { IsGenericType: true })))
            .Where(row => row.Type is not null).ToList();

        var whole = lists.Where(row => row.Type!.GetGenericTypeDefinition() == typeof(DataResponse<>) && row.Type.GenericTypeArguments[0] is { IsGenericType: true } list
            && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)).Select(row => row.Action.Name);
        Assert.That(whole, Is.EquivalentTo(_whole));
        var parts = lists.Where(row => row.Type!.GetGenericTypeDefinition() == typeof(PageResponse<,>) && row.Type.GenericTypeArguments[1] != typeof(LeaderboardMeta))
            .Select(row => row.Action).ToList();
        Assert.That(parts, Has.Count.GreaterThanOrEqualTo(12));
        foreach (var action in parts)
            Assert.That(action.GetParameters().Select(parameter => parameter.Name), Does.Contain("before").And.Contain("limit"), action.Name);
        Assert.That(parts.Count(action => action.GetParameters().Any(parameter => parameter.GetCustomAttribute<ListCursorAttribute>() is not null)), Is.EqualTo(7));
    }

    [Test]
    public void Parts_neither_overlap_nor_leave_out_what_was_there_all_the_time()
    {
        var rows = Gen.Choose(-3, 3).ArrayOf().Select(orders => orders.Select((order, index) => (Id: index + 1, Order: order)).ToList());
        var cases = from all in rows
            from limit in Gen.Choose(1, 4)
            from gone in Gen.Choose(1, 8)
            from added in Gen.Choose(-3, 3)
            select (all, limit, gone, added);

        Prop.ForAll(cases.ToArbitrary(), scene =>
        {
            var (all, limit, gone, added) = scene;
            var now = all.ToList();
            var seen = new List<(int Id, int Order)>();
            string? before = null;
            for (var parts = 0; parts < 1_000; parts++)
            {
                var (part, meta) = SettingsList.Part(now.AsEnumerable().Reverse(), row => SettingsList.Place(row.Order, row.Id), before, limit);
                Assert.That(part, Has.Count.LessThanOrEqualTo(limit));
                seen.AddRange(part);
                before = meta.NextBefore;
                if (before is null)
                    break;
                // the row just seen is deleted, and another comes: the rest stays where it is
                if (parts == 0)
                {
                    now.RemoveAll(row => row.Id == gone || row == part[^1]);
                    now.Add((1_000, added));
                }
            }
            Assert.That(seen, Is.Unique);
            Assert.That(seen, Is.EqualTo(seen.OrderBy(row => row.Order).ThenBy(row => row.Id)));
            Assert.That(now.Where(row => row.Id != 1_000).Except(seen), Is.Empty);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Places_sort_as_numbers_amounts_and_words_do()
    {
        string[] sorted =
        [
            SettingsList.Place(int.MinValue), SettingsList.Place(-1), SettingsList.Place(0), SettingsList.Place(9), SettingsList.Place(10), SettingsList.Place(int.MaxValue)
        ];
        Assert.That(sorted, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        string[] amounts = [SettingsList.Place(1, 0.5m, 9), SettingsList.Place(1, 9.25m, 2), SettingsList.Place(1, 10m, 1), SettingsList.Place(2, 0m, 1)];
        Assert.That(amounts, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        string[] names = [SettingsList.Place("apple", 2), SettingsList.Place("Apple pie", 1), SettingsList.Place("banana", 3)];
        Assert.That(names, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
    }

    [TestCase("")]
    [TestCase("12")]
    [TestCase("not a cursor!")]
    public void What_is_no_cursor_is_refused(string cursor)
    {
        var (_, meta) = SettingsList.Part([1, 2], row => SettingsList.Place(row), null, 1);
        Assert.That(new ListCursorAttribute().IsValid(meta.NextBefore), Is.True);

        Assert.That(new ListCursorAttribute().IsValid(cursor), Is.False);
    }
}
