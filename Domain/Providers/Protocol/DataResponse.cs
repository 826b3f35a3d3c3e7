namespace Nop.Plugin.Misc.Loyalty.Domain.Providers.Protocol;

/// <summary>A successful answer.</summary>
public sealed record DataResponse<T>(T Data);

/// <summary>A successful answer that is one part of a longer list.</summary>
public sealed record PageResponse<T, TMeta>(IReadOnlyList<T> Data, TMeta Meta);

/// <summary>Where the next part of a list of settings begins.</summary>
/// <param name="Limit">Rows asked for.</param>
/// <param name="NextBefore">Value of "before" for the next part; null at the end.</param>
public sealed record SettingsMeta(int Limit, string NextBefore);
