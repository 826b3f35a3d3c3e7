using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Json;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

/// <summary>What comes back from a database is told with the letters it was told with before, and what none keeps is refused.</summary>
[TestFixture]
public sealed class StorableInputTests
{
    [TestCase("5", "5.0000", "5.00")]
    [TestCase("0.5", "0.5000", "0.50")]
    [TestCase("12.3456", "12.3456", "12.3456")]
    [TestCase("-7.125", "-7.1250", "-7.125")]
    [TestCase("0", "0.0000", "0.00")]
    public void An_amount_has_the_same_letters_before_and_after_it_was_stored(string before, string after, string written)
    {
        foreach (var text in new[] { before, after })
            Assert.That(JsonSerializer.Serialize(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), ApiJson.Options), Is.EqualTo(written));
        Assert.That(JsonSerializer.Serialize((decimal?)null, ApiJson.Options), Is.EqualTo("null"));
    }

    [Test]
    public void A_moment_has_the_same_letters_before_and_after_it_was_stored()
    {
        var moment = new DateTime(2026, 3, 1, 9, 30, 0, DateTimeKind.Utc).AddTicks(4833957);
        var micro = moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));

        foreach (var kept in new[] { moment, micro, Moment.Kept(moment), DateTime.SpecifyKind(Moment.Kept(moment), DateTimeKind.Unspecified) })
            Assert.That(JsonSerializer.Serialize(kept, ApiJson.Options), Is.EqualTo("\"2026-03-01T09:30:00.483Z\""));
    }

    [TestCase("\"a\\u0000b\"")]
    [TestCase("\"a\\ud83d\"")]
    [TestCase("\"\\ude00\"")]
    public void Text_that_not_every_database_keeps_is_refused(string json)
    {
        Assert.That(() => JsonSerializer.Deserialize<string>(json, ApiJson.Options), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void The_field_it_stands_in_is_named()
    {
        var fault = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Note>("{\"text\":\"a\\u0000\"}", ApiJson.Options));

        Assert.That(JsonBodyBinder.Explain(fault!, typeof(Note)).Field, Is.EqualTo("text"));
    }

    [Test]
    public void Every_letter_there_is_is_taken()
    {
        Assert.That(JsonSerializer.Deserialize<Note>("{\"text\":\"\\ud83d\\ude00 é ß\"}", ApiJson.Options)!.Text, Is.EqualTo("😀 é ß"));
    }

    [TestCase("1.2345", true)]
    [TestCase("1.23450", true)]
    [TestCase("1.23456", false)]
    [TestCase("0.00001", false)]
    [TestCase("1e40", false)]
    [TestCase("\"1\"", false)]
    public void A_number_that_a_column_would_round_is_refused(string json, bool taken)
    {
        if (taken)
            Assert.That(JsonSerializer.Deserialize<decimal>(json, ApiJson.Options), Is.EqualTo(decimal.Parse(json, System.Globalization.CultureInfo.InvariantCulture)));
        else
            Assert.That(() => JsonSerializer.Deserialize<decimal?>(json, ApiJson.Options), Throws.InstanceOf<JsonException>());
    }

    [TestCase("{\"threshold\":1.23456}", "threshold", "Must be a number with at most 4 digits behind the point.")]
    [TestCase("{\"displayOrder\":1000000000000000000}", "displayOrder", "Must be a whole number from 0 to 10000.")]
    [TestCase("{\"welcomeBonus\":1e30}", "welcomeBonus", "Must be a whole number from 0 to 1000000000.")]
    public void The_reason_names_the_bounds_of_the_field(string json, string field, string message)
    {
        var fault = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Models.Api.TierRequest>(json, ApiJson.Options));

        Assert.That(JsonBodyBinder.Explain(fault!, typeof(Models.Api.TierRequest)), Is.EqualTo((field, message)));
    }

    [Test]
    public void A_field_within_a_list_is_known()
    {
        var fault = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Models.Api.DryRunRequest>("{\"basket\":[{\"quantity\":1.5}]}", ApiJson.Options));

        Assert.That(JsonBodyBinder.Explain(fault!, typeof(Models.Api.DryRunRequest)), Is.EqualTo(("basket[0].quantity", "Must be a whole number from 1 to 10000.")));
    }

    [TestCase("plain", 10, "plain")]
    [TestCase("a\0b", 10, "ab")]
    [TestCase("ab😀", 3, "ab")]
    [TestCase("ab😀", 4, "ab😀")]
    public void Text_from_elsewhere_is_made_fit(string text, int length, string kept)
    {
        Assert.That(StorableText.Of(text, length), Is.EqualTo(kept));
        Assert.That(StorableText.IsStorable(kept), Is.True);
    }

    [TestCase("Grün 中 ß", "Grün 中 ß")]
    [TestCase("Gold 🏅!", "Gold \ufffd!")]
    public void Letters_of_four_bytes_are_replaced_for_nopCommerces_columns(string text, string fitted)
    {
        Assert.That(NopText.InThreeBytes(text), Is.EqualTo(fitted));
    }

    private sealed record Note(string Text);
}
