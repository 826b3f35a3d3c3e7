using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// Recognises whether two commands given under one key ask for the same thing
/// </summary>
internal static class RequestHash
{
    /// <summary>
    /// Hashes what a command asks for, leaving out who asks and when
    /// </summary>
    public static string Of(LedgerCommand command)
    {
        var asked = command.Request ?? command switch
        {
            EarnPoints earn => Join("earn", earn.Points, earn.ExpiresOnUtc?.Ticks, earn.Spend.ToString("0.####", CultureInfo.InvariantCulture), earn.LifetimePoints),
            RedeemPoints { AllowShortfall: true } owed => Join("owed", owed.Points),
            RedeemPoints redeem => Join("redeem", redeem.Points),
            HoldPoints hold => Join("hold", hold.Points),
            MaturePoints mature => Join("mature", mature.Held, mature.Points, mature.ExpiresOnUtc?.Ticks,
                mature.Spend.ToString("0.####", CultureInfo.InvariantCulture), mature.LifetimePoints),
            CancelHold cancel => Join("cancel", cancel.Points),
            AdjustPoints adjust => Join("adjust", adjust.Points, adjust.ExpiresOnUtc?.Ticks),
            TransferPoints transfer => Join("transfer", transfer.Points, transfer.ExpiresOnUtc?.Ticks,
                transfer.Spend.ToString("0.####", CultureInfo.InvariantCulture), transfer.LifetimePoints),
            ReversePoints reverse => Join("reverse", reverse.Points, reverse.Spend.ToString("0.####", CultureInfo.InvariantCulture)),
            ExpirePoints { AlsoEndingOnUtc: { } endsOnUtc } => Join("expire", endsOnUtc.Ticks),
            ReturnPoints giveBack => Join("return", giveBack.DebitEntryId, giveBack.Points),
            _ => command.GetType().Name
        };
        var text = Join(command.MemberId, asked, command.ReferenceType, command.ReferenceId, command.Description);

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Join(params object[] parts)
    {
        return string.Join('\n', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));
    }
}
