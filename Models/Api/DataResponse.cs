namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>A successful answer.</summary>
public sealed record DataResponse<T>(T Data);

/// <summary>A successful answer that is one part of a longer list.</summary>
public sealed record PageResponse<T, TMeta>(IReadOnlyList<T> Data, TMeta Meta);
