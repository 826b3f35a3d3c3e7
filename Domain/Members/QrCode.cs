#nullable enable
using System.Globalization;
using System.Text;

namespace Nop.Plugin.Misc.Loyalty.Domain.Members;

/// <summary>
/// A QR code (ISO/IEC 18004) of a short text: bytes, error correction level M, versions 1 to 5. Pure
/// </summary>
public sealed class QrCode
{
    /// <summary>
    /// Longest text, in bytes of UTF-8
    /// </summary>
    public const int MaxBytes = 84;

    /// <summary>
    /// Blocks, data codewords of a block and error correction codewords of a block, by version
    /// </summary>
    private static readonly (int Blocks, int Data, int Correction)[] _versions = [(1, 16, 10), (1, 28, 16), (1, 44, 26), (2, 32, 18), (2, 43, 24)];

    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;

    private QrCode(int version)
    {
        Size = 17 + 4 * version;
        _dark = new bool[Size, Size];
        _fixed = new bool[Size, Size];
        DrawPatterns(version);
    }

    /// <summary>
    /// Modules on a side, without the quiet zone
    /// </summary>
    public int Size { get; }

    /// <summary>
    /// Whether a module is dark
    /// </summary>
    public bool this[int x, int y] => _dark[y, x];

    /// <summary>
    /// Encodes a text of at most <see cref="MaxBytes"/> bytes in the smallest version that holds it
    /// </summary>
    public static QrCode Encode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // four bits of mode, eight of length, and what is left of the last codeword
        var version = 1 + Array.FindIndex(_versions, candidate => candidate.Blocks * candidate.Data >= bytes.Length + 2);
        if (version == 0)
            throw new ArgumentOutOfRangeException(nameof(text), $"At most {MaxBytes} bytes can be encoded");

        var codewords = Interleave(DataCodewords(bytes, version), version);
        QrCode? best = null;
        var leastPenalty = int.MaxValue;
        for (var mask = 0; mask < 8; mask++)
        {
            var code = new QrCode(version);
            code.DrawCodewords(codewords, mask);
            code.DrawFormat(mask);
            var penalty = code.Penalty();
            if (penalty < leastPenalty)
                (best, leastPenalty) = (code, penalty);
        }

        return best!;
    }

    /// <summary>
    /// The dark modules as the path of an SVG whose user unit is a module, with the quiet zone of four modules around
    /// </summary>
    public string ToSvgPath()
    {
        var path = new StringBuilder();
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var start = x;
                while (x < Size && _dark[y, x])
                    x++;
                if (x > start)
                    path.Append(CultureInfo.InvariantCulture, $"M{start + 4} {y + 4}H{x + 4}v1H{start + 4}z");
            }
        }

        return path.ToString();
    }

    private static byte[] DataCodewords(byte[] bytes, int version)
    {
        const int ByteMode = 0b0100;
        var (blocks, data, _) = _versions[version - 1];
        var words = new byte[blocks * data];
        var bits = 0;
        Append(ByteMode, 4);
        Append(bytes.Length, 8);
        foreach (var value in bytes)
            Append(value, 8);

        // the terminator and the rest of its codeword are zeros; then two codewords take turns
        for (var i = (bits + Math.Min(4, words.Length * 8 - bits) + 7) / 8; i < words.Length; i++)
            words[i] = (byte)((i - bytes.Length) % 2 == 0 ? 0xEC : 0x11);

        return words;

        void Append(int value, int count)
        {
            for (var i = count - 1; i >= 0; i--, bits++)
                words[bits / 8] |= (byte)(((value >> i) & 1) << (7 - bits % 8));
        }
    }

    /// <summary>
    /// Adds the error correction, and takes codewords from the blocks in turn
    /// </summary>
    private static byte[] Interleave(byte[] words, int version)
    {
        var (blocks, data, correction) = _versions[version - 1];
        var parts = Enumerable.Range(0, blocks).Select(block => words.AsSpan(block * data, data).ToArray()).ToList();
        var corrections = parts.Select(part => Correction(part, correction)).ToList();

        return [
            .. Enumerable.Range(0, data).SelectMany(i => parts.Select(part => part[i])),
            .. Enumerable.Range(0, correction).SelectMany(i => corrections.Select(part => part[i]))
        ];
    }

    /// <summary>
    /// The remainder of the data as a polynomial, by the generator with so many consecutive roots (Reed and Solomon)
    /// </summary>
    private static byte[] Correction(byte[] data, int count)
    {
        var generator = new byte[count];
        generator[^1] = 1;
        byte root = 1;
        for (var i = 0; i < count; i++, root = Multiply(root, 2))
        {
            for (var j = 0; j < count; j++)
                generator[j] = (byte)(Multiply(generator[j], root) ^ (j + 1 < count ? generator[j + 1] : 0));
        }

        var remainder = new byte[count];
        foreach (var value in data)
        {
            var factor = (byte)(value ^ remainder[0]);
            Array.Copy(remainder, 1, remainder, 0, count - 1);
            remainder[^1] = 0;
            for (var i = 0; i < count; i++)
                remainder[i] ^= Multiply(generator[i], factor);
        }

        return remainder;
    }

    /// <summary>
    /// The product in the field of 256 elements modulo x⁸ + x⁴ + x³ + x² + 1
    /// </summary>
    private static byte Multiply(byte left, byte right)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D);
            product ^= ((right >> i) & 1) * left;
        }

        return (byte)product;
    }

    private void DrawPatterns(int version)
    {
        for (var i = 0; i < Size; i++)
        {
            Fix(6, i, i % 2 == 0);
            Fix(i, 6, i % 2 == 0);
        }
        foreach (var (x, y) in new[] { (3, 3), (Size - 4, 3), (3, Size - 4) })
            DrawRings(x, y, 4, distance => distance is not 2 and not 4);
        if (version > 1)
            DrawRings(Size - 7, Size - 7, 2, distance => distance != 1);

        // room for the format; what it says depends on the mask
        DrawFormat(0);
    }

    private void DrawRings(int centreX, int centreY, int radius, Func<int, bool> isDark)
    {
        for (var dy = -radius; dy <= radius; dy++)
        {
            for (var dx = -radius; dx <= radius; dx++)
            {
                var (x, y) = (centreX + dx, centreY + dy);
                if (x >= 0 && x < Size && y >= 0 && y < Size)
                    Fix(x, y, isDark(Math.Max(Math.Abs(dx), Math.Abs(dy))));
            }
        }
    }

    /// <summary>
    /// Level M is zero, so the mask alone is protected by the code's ten bits
    /// </summary>
    private void DrawFormat(int mask)
    {
        var remainder = mask;
        for (var i = 0; i < 10; i++)
            remainder = (remainder << 1) ^ ((remainder >> 9) * 0x537);
        var bits = ((mask << 10) | remainder) ^ 0x5412;

        for (var i = 0; i < 15; i++)
        {
            var dark = ((bits >> i) & 1) != 0;
            switch (i)
            {
                case < 6: Fix(8, i, dark); break;
                case 6: Fix(8, 7, dark); break;
                case 7: Fix(8, 8, dark); break;
                case 8: Fix(7, 8, dark); break;
                default: Fix(14 - i, 8, dark); break;
            }
            if (i < 8)
                Fix(Size - 1 - i, 8, dark);
            else
                Fix(8, Size - 15 + i, dark);
        }
        Fix(8, Size - 8, true);
    }

    /// <summary>
    /// Two columns at a time from the right, up and down in turn, leaving out the patterns and the upright line of the timing
    /// </summary>
    private void DrawCodewords(byte[] codewords, int mask)
    {
        var bit = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            if (right == 6)
                right = 5;
            var upwards = ((right + 1) & 2) == 0;
            for (var step = 0; step < Size; step++)
            {
                var y = upwards ? Size - 1 - step : step;
                for (var x = right; x > right - 2; x--)
                {
                    if (_fixed[y, x])
                        continue;

                    // the few modules behind the last codeword are light before they are masked
                    var dark = bit < codewords.Length * 8 && ((codewords[bit / 8] >> (7 - bit % 8)) & 1) != 0;
                    _dark[y, x] = dark ^ IsMasked(mask, x, y);
                    bit++;
                }
            }
        }
    }

    private static bool IsMasked(int mask, int x, int y)
    {
        return mask switch
        {
            0 => (x + y) % 2 == 0,
            1 => y % 2 == 0,
            2 => x % 3 == 0,
            3 => (x + y) % 3 == 0,
            4 => (x / 3 + y / 2) % 2 == 0,
            5 => x * y % 2 + x * y % 3 == 0,
            6 => (x * y % 2 + x * y % 3) % 2 == 0,
            _ => ((x + y) % 2 + x * y % 3) % 2 == 0
        };
    }

    /// <summary>
    /// How hard the code is to read: runs, blocks, what looks like a finder, and too much of one colour
    /// </summary>
    private int Penalty()
    {
        var penalty = 0;
        var dark = 0;
        for (var i = 0; i < Size; i++)
        {
            penalty += PenaltyOfLine(j => _dark[i, j]) + PenaltyOfLine(j => _dark[j, i]);
            for (var j = 0; j < Size; j++)
            {
                dark += _dark[i, j] ? 1 : 0;
                if (i > 0 && j > 0 && _dark[i, j] == _dark[i - 1, j] && _dark[i, j] == _dark[i, j - 1] && _dark[i, j] == _dark[i - 1, j - 1])
                    penalty += 3;
            }
        }
        var percent = dark * 100 / (Size * Size);

        return penalty + Math.Abs(percent - 50) / 5 * 10;
    }

    private int PenaltyOfLine(Func<int, bool> isDark)
    {
        const int Finder = 0b10111010000, MirroredFinder = 0b00001011101;
        var penalty = 0;
        var run = 0;
        var window = 0;
        for (var i = 0; i < Size; i++)
        {
            run = i > 0 && isDark(i) == isDark(i - 1) ? run + 1 : 1;
            penalty += run switch { 5 => 3, > 5 => 1, _ => 0 };
            window = ((window << 1) | (isDark(i) ? 1 : 0)) & 0x7FF;
            if (i >= 10 && window is Finder or MirroredFinder)
                penalty += 40;
        }

        return penalty;
    }

    private void Fix(int x, int y, bool dark)
    {
        _dark[y, x] = dark;
        _fixed[y, x] = true;
    }
}
