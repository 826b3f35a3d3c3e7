using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Public;

/// <summary>
/// A kind of mails that the shopper can turn off
/// </summary>
public record MailChoiceModel : BaseNopModel
{
    public MailKind Kind { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the shopper gets it
    /// </summary>
    public bool On { get; set; }
}

/// <summary>
/// The page behind the link under a mail
/// </summary>
public record MailLinkModel : BaseNopModel
{
    /// <summary>
    /// Gets or sets the last part of the link's address
    /// </summary>
    public string Link { get; set; }

    public MailKind Kind { get; set; }

    public string ProgramName { get; set; }

    public bool Muted { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether this was just chosen
    /// </summary>
    public bool Saved { get; set; }
}
