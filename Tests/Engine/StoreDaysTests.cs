using System.Text.Json;
using Moq;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Json;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>"Until 31 May" means the whole day in the store's time zone.</summary>
[TestFixture]
public sealed class StoreDaysTests
{
    private static readonly DateTime _lastOfMay = new(2030, 5, 31);

    [TestCase("Europe/Berlin", "2030-05-30T22:00:00Z", "2030-05-31T22:00:00Z")]
    [TestCase("America/New_York", "2030-05-31T04:00:00Z", "2030-06-01T04:00:00Z")]
    [TestCase("Pacific/Auckland", "2030-05-30T12:00:00Z", "2030-05-31T12:00:00Z")]
    public void A_day_counts_from_midnight_to_midnight_of_the_store(string zone, string start, string end)
    {
        var days = Days(zone);

        Assert.That(days.StartUtc(_lastOfMay), Is.EqualTo(Utc(start)));
        Assert.That(days.EndUtc(_lastOfMay), Is.EqualTo(Utc(end)));
        Assert.That((days.FirstDay(Utc(start)), days.LastDay(Utc(end))), Is.EqualTo(((DateTime?)_lastOfMay, (DateTime?)_lastOfMay)), "and is shown as it was entered");
    }

    [Test]
    public void A_moment_within_the_day_stays_when_the_day_is_not_changed()
    {
        var days = Days("Europe/Berlin");
        var (start, end) = (Utc("2030-05-31T06:30:00Z"), Utc("2030-05-31T16:00:00Z"));

        Assert.That((days.StartUtc(_lastOfMay, start), days.EndUtc(_lastOfMay, end)), Is.EqualTo(((DateTime?)start, (DateTime?)end)));
        Assert.That(days.EndUtc(_lastOfMay.AddDays(1), end), Is.EqualTo(Utc("2030-06-01T22:00:00Z")));
        Assert.That((days.StartUtc(null, start), days.EndUtc(null, end)), Is.EqualTo(((DateTime?)null, (DateTime?)null)));
    }

    [Test]
    public void A_day_that_begins_at_one_and_the_last_day_there_is_end_as_well()
    {
        Assert.That(Days("Africa/Cairo").EndUtc(new DateTime(2026, 4, 23)), Is.EqualTo(Utc("2026-04-23T22:00:00Z")), "clocks go forward at midnight");
        Assert.That(() => Days("Europe/Berlin").EndUtc(DateTime.MaxValue), Throws.Nothing);
    }

    [TestCase("\"2030-05-31\"", "2030-05-30T22:00:00Z", "2030-05-31T22:00:00Z")]
    [TestCase("\"2030-05-31T12:00:00Z\"", "2030-05-31T12:00:00Z", "2030-05-31T12:00:00Z")]
    [TestCase("\"2030-05-31T12:00:00\"", "2030-05-31T12:00:00Z", "2030-05-31T12:00:00Z")]
    [TestCase("\"2030-05-31T12:00:00+02:00\"", "2030-05-31T10:00:00Z", "2030-05-31T10:00:00Z")]
    public void The_API_takes_moments_as_they_are_and_dates_as_days_of_the_store(string told, string start, string end)
    {
        var days = Days("Europe/Berlin");

        var request = JsonSerializer.Deserialize<RewardRequest>($"{{\"startOnUtc\":{told},\"endOnUtc\":{told}}}", ApiJson.Options)!;

        Assert.That(days.ReadStart(request.StartOnUtc), Is.EqualTo(Utc(start)));
        Assert.That(days.ReadEnd(request.EndOnUtc), Is.EqualTo(Utc(end)));
    }

    private static DateTime Utc(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);

    private static StoreDays Days(string zone)
    {
        var dateTimes = new Mock<IDateTimeHelper>();
        dateTimes.Setup(helper => helper.DefaultStoreTimeZone).Returns(TimeZoneInfo.FindSystemTimeZoneById(zone));
        return new StoreDays(dateTimes.Object);
    }
}
