namespace Nop.Services.Messages;

/// <summary>A %name% in a template and what takes its place.</summary>
public sealed class Token(string key, object value, bool neverHtmlEncoded)
{
    public Token(string key, object value) : this(key, value, false)
    {
    }

    public string Key { get; } = key;
    public object Value { get; } = value;
    public bool NeverHtmlEncoded { get; } = neverHtmlEncoded;

    public override string ToString() => $"{Key}: {Value}";
}
