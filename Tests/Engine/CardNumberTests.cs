using Nop.Plugin.Misc.Loyalty.Services.Members;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

[TestFixture]
public class CardNumberTests
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    [Test]
    public void A_drawn_card_number_is_valid_and_any_single_wrong_character_is_noticed()
    {
        for (var round = 0; round < 50; round++)
        {
            var card = CardNumbers.Draw();
            Assert.That(CardNumbers.IsValid(card), card);
            for (var place = 0; place < card.Length; place++)
            {
                var typed = card.ToCharArray();
                typed[place] = Alphabet[(Alphabet.IndexOf(typed[place]) + 1 + round % 31) % 32];
                Assert.That(CardNumbers.IsValid(new string(typed)), Is.False, $"{card} typed as {new string(typed)}");
            }
        }
    }

    [TestCase("ab12-CD 34", "AB12CD34")]
    [TestCase(null, "")]
    public void A_card_number_is_read_however_it_is_typed(string? typed, string stored)
    {
        Assert.That(CardNumbers.Normalise(typed), Is.EqualTo(stored));
    }
}
