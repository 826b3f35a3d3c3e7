using System.ComponentModel.DataAnnotations;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>What an entity's check finds, as the API says it.</summary>
public static class FaultResults
{
    /// <summary>Each fault at its field.</summary>
    public static IEnumerable<ValidationResult> ToResults(this IEnumerable<Fault> faults) => faults.Select(fault => new ValidationResult(fault.Message, [fault.Field]));
}
