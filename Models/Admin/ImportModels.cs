using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The page of imports and exports
/// </summary>
public record ImportSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Imports.Fields.ProgramId")]
    public int ProgramId { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Imports.Fields.KindId")]
    public int KindId { get; set; }
    public IList<SelectListItem> AvailableKinds { get; set; } = new List<SelectListItem>();

    /// <summary>
    /// Gets or sets the columns of each kind of file, by the kind's name
    /// </summary>
    public IList<KeyValuePair<string, string>> Columns { get; set; } = new List<KeyValuePair<string, string>>();
}

/// <summary>
/// A page of imports
/// </summary>
public record ImportListModel : BasePagedListModel<ImportModel>
{
}

/// <summary>
/// An import, in the grid and on its page
/// </summary>
public record ImportModel : BaseNopEntityModel
{
    public string FileName { get; set; }

    public string Program { get; set; }

    public string Kind { get; set; }

    public string Status { get; set; }

    public DateTime CreatedOn { get; set; }

    public int Total { get; set; }

    public int Good { get; set; }

    public int Unchanged { get; set; }

    public int Bad { get; set; }

    public long Points { get; set; }

    /// <summary>
    /// Gets or sets how much is checked or booked, in percent
    /// </summary>
    public int Percent { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether steps have to be asked for
    /// </summary>
    public bool Works { get; set; }

    public bool CanStart { get; set; }

    public bool CanCancel { get; set; }

    public ImportFaultSearchModel Faults { get; set; } = new();
}

/// <summary>
/// The search of an import's bad lines
/// </summary>
public record ImportFaultSearchModel : BaseSearchModel
{
    public int ImportId { get; set; }
}

/// <summary>
/// A page of bad lines
/// </summary>
public record ImportFaultListModel : BasePagedListModel<ImportFaultModel>
{
}

/// <summary>
/// A bad line
/// </summary>
public record ImportFaultModel : BaseNopEntityModel
{
    public int Line { get; set; }

    public string Column { get; set; }

    public string Reason { get; set; }
}
