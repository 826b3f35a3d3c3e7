namespace Nop.Core.Domain.Security;

/// <summary>The shop's secret key and how it is used.</summary>
public class SecuritySettings : ISettings
{
    public string EncryptionKey { get; set; }
    public bool AllowNonAsciiCharactersInHeaders { get; set; }
}
