using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>
/// Parts lists of settings, which people have put into an order. A part goes on behind the place of the last row seen, not behind the row: rows that
/// are deleted or put elsewhere meanwhile make no other row come twice or be left out.
/// </summary>
public static class SettingsList
{
    /// <summary>Rows of a part unless the caller wants fewer: more settings than shops usually have.</summary>
    public const int Limit = 100;

    /// <summary>Takes one part.</summary>
    /// <param name="all">All rows, in any order.</param>
    /// <param name="place">Where a row stands: texts that sort as the rows do, each row's its own.</param>
    /// <param name="before">Where the part before ended; null for the first.</param>
    /// <param name="limit">Rows wanted.</param>
    public static (IReadOnlyList<T> Rows, SettingsMeta Meta) Part<T>(IEnumerable<T> all, Func<T, string> place, string before, int limit)
    {
        var behind = before is not null && TryRead(before, out var cursor) ? cursor : null;
        var rows = all.Select(row => (Row: row, Place: place(row)))
            .Where(pair => behind is null || string.CompareOrdinal(pair.Place, behind) > 0)
            .OrderBy(pair => pair.Place, StringComparer.Ordinal)
            .Take(limit + 1).ToList();
        var next = rows.Count > limit ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(rows[limit - 1].Place)) : null;

        return (rows.Take(limit).Select(pair => pair.Row).ToList(), new SettingsMeta(limit, next));
    }

    /// <summary>A place that sorts by what is given, one after the other: whole numbers and amounts from 0 by their size, texts by their letters.</summary>
    public static string Place(params ReadOnlySpan<object> parts)
    {
        var place = new StringBuilder();
        foreach (var part in parts)
        {
            // whole numbers may be below zero: they are moved up, so that all have the same length
            place.Append(part switch
            {
                int number => ((long)number - int.MinValue).ToString("D10", CultureInfo.InvariantCulture),
                decimal amount => amount.ToString("000000000000000.0000", CultureInfo.InvariantCulture),
                _ => part?.ToString()?.ToUpperInvariant()
            }).Append('\n');
        }

        return place.ToString();
    }

    /// <summary>Reads where a part ended.</summary>
    public static bool TryRead(string cursor, out string place)
    {
        place = null;
        if (cursor.Length is 0 or > 4000 || !Base64Url.IsValid(cursor))
            return false;

        place = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return true;
    }
}
