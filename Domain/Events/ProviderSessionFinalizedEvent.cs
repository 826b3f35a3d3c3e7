using Nop.Plugin.Misc.Loyalty.Domain.Providers;

namespace Nop.Plugin.Misc.Loyalty.Domain.Events;

/// <summary>
/// A provider has booked what an order earned and spent there, or corrected it. Published after that was stored; can come again for the same state
/// </summary>
/// <param name="Session">The session</param>
/// <param name="Summary">What was booked, all calls together</param>
public sealed record ProviderSessionFinalizedEvent(ProviderSession Session, SessionSummary Summary);
