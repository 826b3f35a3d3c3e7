using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Tests.Integration;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>The one rule by which keys and admins are limited to stores.</summary>
[TestFixture]
public sealed class StoreAccessTests
{
    private const int First = 1, Second = 2, Third = 3;

    [TestCase("", true, false)]
    [TestCase(null, true, false)]
    [TestCase("2", true, true)]
    [TestCase("2,3", true, true)]
    [TestCase("1", false, false)]
    [TestCase("1,2", true, false)]
    [TestCase("1,2,3", true, false)]
    public void Who_is_limited_sees_what_is_open_to_one_of_his_stores_and_changes_what_is_open_to_no_other(string? storeIds, bool sees, bool changes)
    {
        var scope = StoreScope.Only([Second, Third]);

        Assert.That((scope.MaySee(storeIds), scope.MayChange(storeIds)), Is.EqualTo((sees, changes)));
        Assert.That((StoreScope.All.MaySee(storeIds), StoreScope.All.MayChange(storeIds)), Is.EqualTo((true, true)));
    }

    [Test]
    public void All_stores_together_are_only_for_who_is_not_limited()
    {
        Assert.Multiple(() =>
        {
            Assert.That(StoreScope.All.Includes(0), Is.True);
            Assert.That(StoreScope.Only([First, Second, Third]).Includes(0), Is.False);
            Assert.That(StoreScope.Only([]).MaySee(string.Empty), Is.False);
        });
    }

    [Test]
    public void The_stores_of_all_limited_roles_add_up_and_a_role_without_a_limit_does_not_free()
    {
        var limits = RoleStores.Parse(null).With(3, [Second]).With(5, [Third, First, First]);

        Assert.Multiple(() =>
        {
            Assert.That(limits.ScopeOf([1, 4]).IsLimited, Is.False);
            Assert.That(limits.ScopeOf([1, 3]).StoreIds, Is.EqualTo(new[] { Second }));
            Assert.That(limits.ScopeOf([5, 3]).StoreIds, Is.EqualTo(new[] { First, Second, Third }));
            Assert.That(limits.With(3, []).ScopeOf([3]).IsLimited, Is.False);
        });
    }

    [TestCase("3:2;5:1,3", "3:2;5:1,3")]
    [TestCase(" 5 : 3 , 1 ; 3:2 ;", "3:2;5:1,3")]
    [TestCase("", "")]
    [TestCase("x:1", "")]
    public void Limits_are_read_as_they_are_written(string text, string written)
    {
        Assert.That(RoleStores.Parse(text).ToString(), Is.EqualTo(written));
        Assert.That(RoleStores.Parse(written).ToString(), Is.EqualTo(written));
    }

    [TestCase("3")]
    [TestCase("3:")]
    [TestCase("3:x")]
    public void A_limit_that_cannot_be_read_closes_rather_than_opens(string text)
    {
        var scope = RoleStores.Parse(text).ScopeOf([3]);

        Assert.That((scope.IsLimited, scope.Includes(First), scope.MaySee(string.Empty), scope.MayChange("1")), Is.EqualTo((true, false, false, false)));
    }

    [Test]
    public void Every_admin_action_says_what_stores_it_concerns()
    {
        Assert.That(AdminAccessTests.Methods().Where(method => !method.GetCustomAttributes<StoreLimitAttribute>().Any()).Select(AdminAccessTests.Name), Is.Empty);
        Assert.That(AdminAccessTests.Methods().Select(method => method.DeclaringType!).Where(type => type.GetCustomAttribute<AdminStoresAttribute>() is null), Is.Empty);
    }

    [TestCaseSource(nameof(Limits))]
    public void The_thing_an_admin_action_concerns_is_among_its_arguments(MethodInfo method, string argument)
    {
        var path = argument.Split('.');
        var parameter = method.GetParameters().SingleOrDefault(candidate => candidate.Name == path[0]);

        Assert.That(path.Length == 1 ? parameter?.ParameterType : parameter?.ParameterType.GetProperty(path[1])?.PropertyType, Is.EqualTo(typeof(int)));
    }

    private static IEnumerable<TestCaseData> Limits() =>
        from method in AdminAccessTests.Methods()
        from limit in method.GetCustomAttributes<StoreLimitAttribute>()
        where limit.GetType().IsGenericType
        select new TestCaseData(method, (string)limit.GetType().GetProperty("Argument")!.GetValue(limit)!)
            .SetArgDisplayNames(AdminAccessTests.Name(method), limit.GetType().GenericTypeArguments[0].Name);
}
