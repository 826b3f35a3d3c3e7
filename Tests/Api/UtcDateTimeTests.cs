using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Services.Json;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

/// <summary>Moments in the API's JSON.</summary>
[TestFixture]
public sealed class UtcDateTimeTests
{
    [TestCase(DateTimeKind.Utc)]
    [TestCase(DateTimeKind.Unspecified)]
    public void A_moment_is_written_as_utc_whether_the_database_remembers_it_or_not(DateTimeKind kind)
    {
        var moment = DateTime.SpecifyKind(new DateTime(2026, 3, 1, 9, 30, 0), kind);

        Assert.That(JsonSerializer.Serialize(new { moment, maybe = (DateTime?)moment }, ApiJson.Options),
            Is.EqualTo("""{"moment":"2026-03-01T09:30:00Z","maybe":"2026-03-01T09:30:00Z"}"""));
    }

    [TestCase("2026-03-01T09:30:00Z")]
    [TestCase("2026-03-01T09:30:00")]
    [TestCase("2026-03-01T11:30:00+02:00")]
    [TestCase("2026-03-01T01:30:00-08:00")]
    public void A_moment_of_any_offset_is_read_as_utc(string text)
    {
        var moment = JsonSerializer.Deserialize<DateTime>($"\"{text}\"", ApiJson.Options);

        Assert.That(moment, Is.EqualTo(new DateTime(2026, 3, 1, 9, 30, 0)));
        Assert.That(moment.Kind, Is.EqualTo(DateTimeKind.Utc));
    }

    [TestCase("\"tomorrow\"")]
    [TestCase("17")]
    public void What_is_no_moment_is_refused(string json)
    {
        Assert.That(() => JsonSerializer.Deserialize<DateTime>(json, ApiJson.Options), Throws.InstanceOf<JsonException>());
    }
}
