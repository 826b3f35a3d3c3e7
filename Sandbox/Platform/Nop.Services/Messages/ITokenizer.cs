namespace Nop.Services.Messages;

/// <summary>
/// Fills tokens into templates.
/// </summary>
public interface ITokenizer
{
    string Replace(string template, IEnumerable<Token> tokens, bool htmlEncode);
}
