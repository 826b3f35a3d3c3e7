using System.Net;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>Signatures, pauses and addresses of webhooks.</summary>
[TestFixture]
public sealed class WebhookEngineTests
{
    [Test]
    public void A_signature_is_the_hmac_of_time_dot_body()
    {
        // computed with: printf '1760000000.{"id":1}' | openssl dgst -sha256 -hmac whsec_test
        var signature = WebhookSignature.For("whsec_test", 1760000000, "{\"id\":1}");

        Assert.That(signature, Is.EqualTo("t=1760000000,v1=2219cf46908f1b47101360db549457ea39bd64104042305e012ef4cefca1ee7c"));
    }

    [Test]
    public void Another_time_body_or_secret_gives_another_signature()
    {
        var signatures = new[]
        {
            WebhookSignature.For("a", 1, "x"), WebhookSignature.For("b", 1, "x"), WebhookSignature.For("a", 2, "x"), WebhookSignature.For("a", 1, "y")
        };

        Assert.That(signatures.Select(signature => signature.Split("v1=")[1]), Is.Unique);
        Assert.That(Enumerable.Range(0, 20).Select(_ => WebhookSignature.NewSecret()), Is.Unique.And.All.Matches("^whsec_[0-9a-f]{64}$"));
    }

    [Test]
    public void Pauses_double_up_to_six_hours_and_are_spread_by_a_quarter()
    {
        Assert.Multiple(() =>
        {
            Assert.That(WebhookRetry.PauseAfter(1, 0.5), Is.EqualTo(TimeSpan.FromSeconds(30)));
            Assert.That(WebhookRetry.PauseAfter(4, 0.5), Is.EqualTo(TimeSpan.FromSeconds(240)));
            Assert.That(WebhookRetry.PauseAfter(50, 0.5), Is.EqualTo(TimeSpan.FromHours(6)));
            Assert.That(WebhookRetry.PauseAfter(1, 0), Is.EqualTo(TimeSpan.FromSeconds(22.5)));
            Assert.That(WebhookRetry.PauseAfter(1, 0.999), Is.LessThan(TimeSpan.FromSeconds(37.5)));
        });
    }

    [Test]
    public void Twelve_attempts_take_most_of_a_day()
    {
        var all = Enumerable.Range(1, 11).Sum(attempt => WebhookRetry.PauseAfter(attempt, 0.5).TotalHours);

        Assert.That(all, Is.InRange(12, 24));
    }

    [Test]
    public void A_receiver_may_ask_for_a_longer_pause_but_not_for_ever()
    {
        Assert.Multiple(() =>
        {
            Assert.That(WebhookRetry.PauseAfter(1, 0.5, TimeSpan.FromMinutes(5)), Is.EqualTo(TimeSpan.FromMinutes(5)));
            Assert.That(WebhookRetry.PauseAfter(1, 0.5, TimeSpan.FromSeconds(1)), Is.EqualTo(TimeSpan.FromSeconds(30)));
            Assert.That(WebhookRetry.PauseAfter(1, 0.5, TimeSpan.FromDays(9)), Is.EqualTo(WebhookRetry.Longest));
        });
    }

    [TestCase("https://hooks.example.com/loyalty?x=1", WebhookAddressFault.None)]
    [TestCase("https://8.8.8.8/", WebhookAddressFault.None)]
    [TestCase("https://[2606:4700::1111]/", WebhookAddressFault.None)]
    [TestCase("http://hooks.example.com/", WebhookAddressFault.NotEncrypted)]
    [TestCase("", WebhookAddressFault.NoAddress)]
    [TestCase("hooks.example.com", WebhookAddressFault.NoAddress)]
    [TestCase("ftp://hooks.example.com/", WebhookAddressFault.NoAddress)]
    [TestCase("file:///etc/passwd", WebhookAddressFault.NoAddress)]
    [TestCase("https://user:word@hooks.example.com/", WebhookAddressFault.NoAddress)]
    [TestCase("https://hooks.example.com/#top", WebhookAddressFault.NoAddress)]
    [TestCase("https://localhost/", WebhookAddressFault.Private)]
    [TestCase("https://shop.localhost/", WebhookAddressFault.Private)]
    [TestCase("https://printer.local/", WebhookAddressFault.Private)]
    [TestCase("https://metadata.google.internal./", WebhookAddressFault.Private)]
    [TestCase("https://intranet/", WebhookAddressFault.Private)]
    [TestCase("https://127.0.0.1/", WebhookAddressFault.Private)]
    [TestCase("https://2130706433/", WebhookAddressFault.Private)]
    [TestCase("https://0x7f.1/", WebhookAddressFault.Private)]
    [TestCase("https://169.254.169.254/latest/meta-data", WebhookAddressFault.Private)]
    [TestCase("https://[::1]/", WebhookAddressFault.Private)]
    [TestCase("https://[::ffff:10.0.0.1]/", WebhookAddressFault.Private)]
    public void Only_encrypted_addresses_of_the_internet_are_allowed(string url, WebhookAddressFault fault)
    {
        Assert.That(WebhookAddress.Check(url, allowHttp: false, allowPrivate: false), Is.EqualTo(fault));
    }

    [Test]
    public void Settings_allow_http_and_the_own_network_one_by_one()
    {
        Assert.Multiple(() =>
        {
            Assert.That(WebhookAddress.Check("http://hooks.example.com/", allowHttp: true, allowPrivate: false), Is.EqualTo(WebhookAddressFault.None));
            Assert.That(WebhookAddress.Check("http://127.0.0.1/", allowHttp: true, allowPrivate: false), Is.EqualTo(WebhookAddressFault.Private));
            Assert.That(WebhookAddress.Check("http://127.0.0.1/", allowHttp: false, allowPrivate: true), Is.EqualTo(WebhookAddressFault.NotEncrypted));
            Assert.That(WebhookAddress.Check("http://127.0.0.1/", allowHttp: true, allowPrivate: true), Is.EqualTo(WebhookAddressFault.None));
        });
    }

    [TestCase("10.1.2.3")]
    [TestCase("100.64.0.1")]
    [TestCase("172.31.255.255")]
    [TestCase("192.168.1.1")]
    [TestCase("0.0.0.0")]
    [TestCase("224.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("fd00::1")]
    [TestCase("fe80::1")]
    [TestCase("::")]
    [TestCase("64:ff9b::a00:1")]
    [TestCase("2002:a00:1::")]
    public void Addresses_of_networks_of_ones_own_are_not_public(string address)
    {
        Assert.That(WebhookAddress.IsPublic(IPAddress.Parse(address)), Is.False);
    }
}
