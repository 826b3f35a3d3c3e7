namespace Nop.Web.Areas.Admin.Models.Common;

public record SystemWarningModel : BaseNopModel
{
    public SystemWarningLevel Level { get; set; }
    public string Text { get; set; }
    public bool DontEncode { get; set; }

    public override string ToString() => Text;
}

public enum SystemWarningLevel
{
    Pass,
    Recommendation,
    Warning,
    Fail
}
