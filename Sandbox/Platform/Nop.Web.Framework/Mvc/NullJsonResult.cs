namespace Nop.Web.Framework.Mvc;

/// <summary>A JSON answer without content: the action is done</summary>
public class NullJsonResult : JsonResult
{
    public NullJsonResult() : base(null)
    {
    }
}
