using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

[TestFixture]
public class ReferralCheckTests
{
    private static readonly ReferralFacts _stranger = new()
    {
        ReferrerEmail = "vera.bright@example.com", RefereeEmail = "tom@example.com", ReferrerAddresses = ["mainst1|10001|1"], RefereeAddresses = ["sidest2|10001|1"]
    };

    [Test]
    public void Nothing_speaks_against_a_stranger()
    {
        Assert.That(ReferralCheck.Check(_stranger, 10), Is.EqualTo(ReferralReason.None));
    }

    [TestCase("vera.bright@example.com", "VERA.Bright+friend@Example.com")]
    [TestCase("vera.bright@gmail.com", "verabright@gmail.com")]
    [TestCase("vera.bright@gmail.com", " V.e.r.a.b.r.i.g.h.t+friend@GoogleMail.com ")]
    [TestCase("vera.bright@proton.me", "verabright@proton.me")]
    public void An_address_in_another_spelling_is_the_same(string referrer, string email)
    {
        Assert.That(ReferralCheck.Check(_stranger with { ReferrerEmail = referrer, RefereeEmail = email }, 10), Is.EqualTo(ReferralReason.SameEmail));
    }

    [TestCase("vera.bright@example.org")]
    [TestCase("verabright@example.com")]
    [TestCase("ver.abright@example.com")]
    [TestCase("+vera@example.com")]
    [TestCase("")]
    [TestCase(null)]
    public void Another_address_is_another(string? email)
    {
        Assert.That(ReferralCheck.Check(_stranger with { RefereeEmail = email }, 10), Is.EqualTo(ReferralReason.None));
    }

    [Test]
    public void The_gravest_reason_is_named()
    {
        var facts = _stranger with { FromSameIp = 10 };
        Assert.That(ReferralCheck.Check(facts, 10), Is.EqualTo(ReferralReason.SameIp));
        Assert.That(ReferralCheck.Check(facts, 11), Is.EqualTo(ReferralReason.None));
        Assert.That(ReferralCheck.Check(facts, 0), Is.EqualTo(ReferralReason.None), "switched off");
        facts = facts with { RefereeAddresses = ["mainst1|10001|1"] };
        Assert.That(ReferralCheck.Check(facts, 10), Is.EqualTo(ReferralReason.SameAddress));
        facts = facts with { OrderedBefore = true };
        Assert.That(ReferralCheck.Check(facts, 10), Is.EqualTo(ReferralReason.NotFirstOrder));
        Assert.That(ReferralCheck.Check(facts with { SameCustomer = true }, 10), Is.EqualTo(ReferralReason.SelfReferral));
    }

    [Test]
    public void Postal_addresses_are_compared_without_case_accents_and_punctuation()
    {
        Assert.That(Spelling.Address("12, Rue d'Été", "Apt. 3", "75 001", 74), Is.EqualTo(Spelling.Address("12 RUE D ETE", "apt 3", "75001", 74)));
        Assert.That(Spelling.Address("12 Rue", null, "75001", 74), Is.Not.EqualTo(Spelling.Address("12 Rue", null, "75001", 75)));
        Assert.That(Spelling.Address(" ", "x", "75001", 74), Is.Empty);
        Assert.That(Spelling.Address("12 Rue", "x", null, 74), Is.Empty);
    }
}
