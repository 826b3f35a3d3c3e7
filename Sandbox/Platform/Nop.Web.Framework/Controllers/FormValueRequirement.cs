namespace Nop.Web.Framework.Controllers;

/// <summary>How a form field's name is compared</summary>
public enum FormValueRequirement
{
    Equal,
    StartsWith
}
