using Nop.Web.Framework.Models;

namespace Nop.Web.Areas.Admin.Models.Common;

/// <summary>One line of System → Warnings</summary>
public record SystemWarningModel : BaseNopModel
{
    public SystemWarningLevel Level { get; set; }

    public string Text { get; set; }

    public bool DontEncode { get; set; }

    public override string ToString()
    {
        return Text;
    }
}

/// <summary>How much a warning matters</summary>
public enum SystemWarningLevel
{
    Pass,
    Recommendation,
    Warning,
    Fail
}
