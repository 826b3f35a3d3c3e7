using Nop.Plugin.Misc.Loyalty.Services.ApiKeys;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

[TestFixture]
public sealed class ApiKeySecretTests
{
    [Test]
    public void Secrets_are_long_random_and_recognised()
    {
        var secrets = Enumerable.Range(0, 1000).Select(_ => ApiKeySecret.Create()).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(secrets.Distinct().Count(), Is.EqualTo(secrets.Count));
            Assert.That(secrets, Has.All.StartsWith("lk_"));
            Assert.That(secrets.TrueForAll(ApiKeySecret.IsWellFormed), Is.True);
        });
    }

    [Test]
    public void Only_a_hash_is_kept_and_it_tells_secrets_apart()
    {
        var secret = ApiKeySecret.Create();
        var hash = ApiKeySecret.Hash(secret);

        Assert.Multiple(() =>
        {
            Assert.That(hash, Does.Match("^[0-9a-f]{64}$"));
            Assert.That(hash, Is.EqualTo(ApiKeySecret.Hash(secret)));
            Assert.That(hash, Is.Not.EqualTo(ApiKeySecret.Hash(secret.ToUpperInvariant())));
            Assert.That(ApiKeySecret.PrefixOf(secret), Has.Length.EqualTo(10));
        });
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("lk_")]
    [TestCase("lk_short")]
    [TestCase("xx_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Other_texts_are_not_secrets(string? text) => Assert.That(ApiKeySecret.IsWellFormed(text), Is.False);
}
