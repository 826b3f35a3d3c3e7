using System.Security.Cryptography;
using System.Text;
using Nop.Core.Domain.Security;

namespace Nop.Services.Security;

/// <summary>Salted hashes for passwords; AES-GCM under the shop's key for secrets that must be read again.</summary>
public class EncryptionService(SecuritySettings securitySettings) : IEncryptionService
{
    private const int NONCE_SIZE = 12;
    private const int TAG_SIZE = 16;

    public virtual string CreateSaltKey(int size) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(size));

    public virtual string CreatePasswordHash(string password, string saltKey, string passwordFormat)
    {
        var bytes = Encoding.UTF8.GetBytes(password + saltKey);
        var hash = passwordFormat?.ToUpperInvariant() switch
        {
            "SHA256" => SHA256.HashData(bytes),
            "SHA384" => SHA384.HashData(bytes),
            "SHA512" => SHA512.HashData(bytes),
            _ => throw new ArgumentException($"Unknown hash algorithm '{passwordFormat}'", nameof(passwordFormat))
        };

        return Convert.ToHexString(hash);
    }

    public virtual string EncryptText(string plainText, string encryptionPrivateKey = "")
    {
        if (string.IsNullOrEmpty(plainText))
            return plainText;

        var plain = Encoding.UTF8.GetBytes(plainText);
        var sealedText = new byte[NONCE_SIZE + TAG_SIZE + plain.Length];
        var nonce = sealedText.AsSpan(0, NONCE_SIZE);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(Key(encryptionPrivateKey), TAG_SIZE);
        aes.Encrypt(nonce, plain, sealedText.AsSpan(NONCE_SIZE + TAG_SIZE), sealedText.AsSpan(NONCE_SIZE, TAG_SIZE));

        return Convert.ToBase64String(sealedText);
    }

    public virtual string DecryptText(string cipherText, string encryptionPrivateKey = "")
    {
        if (string.IsNullOrEmpty(cipherText))
            return cipherText;

        var sealedText = Convert.FromBase64String(cipherText);
        var plain = new byte[sealedText.Length - NONCE_SIZE - TAG_SIZE];
        using var aes = new AesGcm(Key(encryptionPrivateKey), TAG_SIZE);
        aes.Decrypt(sealedText.AsSpan(0, NONCE_SIZE), sealedText.AsSpan(NONCE_SIZE + TAG_SIZE),
            sealedText.AsSpan(NONCE_SIZE, TAG_SIZE), plain);

        return Encoding.UTF8.GetString(plain);
    }

    private byte[] Key(string encryptionPrivateKey)
    {
        var key = string.IsNullOrEmpty(encryptionPrivateKey) ? securitySettings.EncryptionKey : encryptionPrivateKey;
        ArgumentException.ThrowIfNullOrEmpty(key);

        return SHA256.HashData(Encoding.UTF8.GetBytes(key));
    }
}
