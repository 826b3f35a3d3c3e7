namespace Sandbox.Store.Areas.Admin.Models;

/// <summary>A list that is paged but not searched</summary>
public record ListSearchModel : BaseSearchModel;
