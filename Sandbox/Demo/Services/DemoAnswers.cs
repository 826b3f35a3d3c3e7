using System;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>What the loyalty plugin answers the demonstration</summary>
internal static class DemoAnswers
{
    /// <summary>The value; the demonstration asks for nothing that is refused</summary>
    public static T Expect<T>(this Result<T> result) =>
        result.Success ? result.Value : throw new InvalidOperationException($"The demonstration was refused: {result.Error.Message}");
}
