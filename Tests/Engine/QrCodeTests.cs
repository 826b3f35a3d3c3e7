using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using NUnit.Framework;
using QRCoder;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>Codes are compared, module by module and without their masks, with those of another encoder.</summary>
[TestFixture]
public class QrCodeTests
{
    [Test]
    public void Every_length_that_fits_is_encoded_as_another_encoder_does()
    {
        var random = new Random(4711);
        for (var length = 1; length <= QrCode.MaxBytes; length++)
        {
            // small letters keep the other encoder from the modes for digits and capitals
            var text = "a" + new string(Enumerable.Range(1, length - 1).Select(_ => (char)random.Next(' ', '~')).ToArray());

            AssertSame(text);
        }
    }

    [Test]
    public void Card_numbers_take_the_smallest_version()
    {
        for (var i = 0; i < 50; i++)
        {
            var card = CardNumbers.Draw();

            Assert.That(QrCode.Encode(card).Size, Is.EqualTo(21));
            AssertSame(card.ToLowerInvariant());
        }
    }

    [Test]
    public void Other_letters_are_bytes_of_utf_8_and_a_text_too_long_is_refused()
    {
        AssertSame("Käse");
        Assert.That(() => QrCode.Encode(new string('x', QrCode.MaxBytes + 1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    [SetCulture("ar")]
    public void The_path_draws_the_dark_modules_within_the_quiet_zone()
    {
        var code = QrCode.Encode("ABC");
        var drawn = new bool[code.Size + 8, code.Size + 8];
        foreach (var part in code.ToSvgPath().Split('M', StringSplitOptions.RemoveEmptyEntries))
        {
            var numbers = part.Split(' ', 'H', 'v', 'z').Select(number => int.TryParse(number, out var value) ? value : 0).ToList();
            Assert.That(numbers[4], Is.EqualTo(numbers[0]), "back to the start");
            for (var x = numbers[0]; x < numbers[2]; x++)
                drawn[x, numbers[1]] = true;
        }

        for (var y = 0; y < code.Size + 8; y++)
        {
            for (var x = 0; x < code.Size + 8; x++)
                Assert.That(drawn[x, y], Is.EqualTo(x is >= 4 && y >= 4 && x < code.Size + 4 && y < code.Size + 4 && code[x - 4, y - 4]), $"{x} {y}");
        }
    }

    private static void AssertSame(string text)
    {
        using var generator = new QRCodeGenerator();
        using var other = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true, utf8BOM: false, QRCodeGenerator.EciMode.Default);
        // the other one has the quiet zone in its rows
        var rows = other.ModuleMatrix.Skip(4).SkipLast(4).Select(row => row.Cast<bool>().Skip(4).SkipLast(4).ToArray()).ToArray();
        var code = QrCode.Encode(text);

        Assert.That(code.Size, Is.EqualTo(rows.Length), $"{text.Length} characters");
        Assert.That(Unmasked(code.Size, (x, y) => code[x, y]), Is.EqualTo(Unmasked(code.Size, (x, y) => rows[y][x])), text);
    }

    /// <summary>The rows without the mask that the format names; where the format itself stands is left out, but for the level.</summary>
    private static List<string> Unmasked(int size, Func<int, int, bool> isDark)
    {
        var mask = 0;
        for (var i = 2; i < 5; i++)
            mask = mask << 1 | (isDark(i, 8) ? 1 : 0);
        mask ^= 0b101;
        Assert.That((isDark(0, 8), isDark(1, 8)), Is.EqualTo((true, false)), "level M, masked");
        return Enumerable.Range(0, size).Select(y => string.Concat(Enumerable.Range(0, size).Select(x =>
            IsFormat(size, x, y) ? '-' : isDark(x, y) ^ (IsData(size, x, y) && Inverts(mask, x, y)) ? '#' : '.'))).ToList();
    }

    private static bool IsFormat(int size, int x, int y) => (y == 8 && (x < 9 || x >= size - 8)) || (x == 8 && (y < 9 || y >= size - 8));

    private static bool IsData(int size, int x, int y)
    {
        var finder = (x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8);
        var alignment = size > 21 && Math.Abs(x - (size - 7)) <= 2 && Math.Abs(y - (size - 7)) <= 2;
        return !finder && !alignment && x != 6 && y != 6;
    }

    // row and column as the standard names them
    private static bool Inverts(int mask, int column, int row) => mask switch
    {
        0b000 => (row + column) % 2 == 0,
        0b001 => row % 2 == 0,
        0b010 => column % 3 == 0,
        0b011 => (row + column) % 3 == 0,
        0b100 => (row / 2 + column / 3) % 2 == 0,
        0b101 => row * column % 2 + row * column % 3 == 0,
        0b110 => (row * column % 2 + row * column % 3) % 2 == 0,
        _ => ((row + column) % 2 + row * column % 3) % 2 == 0
    };
}
