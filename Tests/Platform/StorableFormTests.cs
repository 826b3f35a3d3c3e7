using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Services.Localization;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Loyalty.Tests.Platform;

/// <summary>What a form of the admin area posts is kept as it is, or refused by the name of the field.</summary>
[TestFixture]
public sealed class StorableFormTests
{
    private readonly ModelStateDictionary _state = new();
    private IActionResult? _answer;
    private bool _ran;

    [SetUp]
    public void Clear()
    {
        _state.Clear();
        (_answer, _ran) = (null, false);
    }

    [TestCase("en-US", "1,5", 15, false)]
    [TestCase("en-US", "1.5", 1.5, true)]
    [TestCase("en-US", "1,234.5", 1234.5, false)]
    [TestCase("de-DE", "1,5", 1.5, true)]
    [TestCase("de-DE", "1.5", 1.5, true)]
    [TestCase("de-DE", "1.5", 15, false)]
    [TestCase("de-DE", "1.234,5", 1234.5, false)]
    public async Task A_number_is_what_was_written(string culture, string posted, double read, bool taken)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            _state.SetModelValue("Threshold", posted, posted);
            await PostAsync("model", new TierModel { Threshold = (decimal)read });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.That(Faulty(), Is.EqualTo(taken ? [] : new[] { "Threshold" }));
        Assert.That(_ran, Is.True, "the action shows the form again");
    }

    [Test]
    public async Task What_a_column_would_change_is_refused_wherever_it_stands()
    {
        await PostAsync("model", new TierModel
        {
            Name = "nu\0l", EarnMultiplier = 1.23456m, Benefits = [new TierBenefitModel { LanguageId = 1, Text = "half \ud83d" }, new TierBenefitModel { Text = "whole \ud83d\ude00" }]
        });

        Assert.That(Faulty(), Is.EquivalentTo(new[] { "Name", "EarnMultiplier", "Benefits[0].Text" }));
    }

    [TestCase(1, false)]
    [TestCase(2031, true)]
    [TestCase(9999, false)]
    public async Task A_date_is_one_that_every_database_knows(int year, bool taken)
    {
        await PostAsync("model", new RewardEditModel { EndOn = new DateTime(year, 12, 31) });

        Assert.That(Faulty(), Is.EqualTo(taken ? [] : new[] { "EndOn" }));
    }

    [Test]
    public async Task A_grid_that_is_searched_for_what_cannot_be_is_told()
    {
        await PostAsync("searchModel", new LedgerPageSearchModel { SearchReference = "a\0" });

        Assert.That((_ran, _answer), Is.EqualTo((false, _answer as JsonResult)));
        Assert.That(_answer, Is.Not.Null);
    }

    [Test]
    public async Task An_action_without_a_form_is_not_run()
    {
        await PostAsync("reason", "a\0");

        Assert.That(_ran, Is.False);
        Assert.That(_answer, Is.TypeOf<LocalRedirectResult>().With.Property("Url").EqualTo("/Admin/LoyaltyMember/Edit/1"));
    }

    private string[] Faulty() => [.. _state.Where(entry => entry.Value!.Errors.Count > 0).Select(entry => entry.Key)];

    private async Task PostAsync(string name, object value)
    {
        var localization = new Mock<ILocalizationService>();
        localization.Setup(service => service.GetResourceAsync(It.IsAny<string>())).ReturnsAsync("{0} will not do.");
        var services = new ServiceCollection().AddSingleton(localization.Object).AddSingleton(Mock.Of<INotificationService>())
            .AddSingleton<IModelMetadataProvider>(new EmptyModelMetadataProvider()).BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services, Request = { Method = "POST", Headers = { Referer = "http://shop.example/Admin/LoyaltyMember/Edit/1" } } };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor(), _state);
        var executing = new ActionExecutingContext(action, [], new Dictionary<string, object?> { [name] = value }, new object());

        await new StorableInputAttribute().OnActionExecutionAsync(executing, () =>
        {
            _ran = true;
            return Task.FromResult(new ActionExecutedContext(action, [], new object()));
        });
        _answer = executing.Result;
    }
}
