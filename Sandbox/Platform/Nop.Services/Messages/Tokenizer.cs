using System.Net;
using System.Text.RegularExpressions;

namespace Nop.Services.Messages;

/// <summary>Puts values in the place of %names%; a name without a value stays as it is.</summary>
public partial class Tokenizer : ITokenizer
{
    public virtual string Replace(string template, IEnumerable<Token> tokens, bool htmlEncode)
    {
        ArgumentNullException.ThrowIfNull(tokens);

        if (string.IsNullOrEmpty(template))
            return template;

        var values = new Dictionary<string, Token>(StringComparer.InvariantCultureIgnoreCase);
        foreach (var token in tokens)
            values.TryAdd(token.Key, token);

        return TokenPattern().Replace(template, match =>
        {
            if (!values.TryGetValue(match.Groups[1].Value, out var token))
                return match.Value;

            var text = token.Value?.ToString() ?? string.Empty;

            return htmlEncode && !token.NeverHtmlEncoded ? WebUtility.HtmlEncode(text) : text;
        });
    }

    [GeneratedRegex("%([A-Za-z][A-Za-z0-9_.()]*)%")]
    private static partial Regex TokenPattern();
}
