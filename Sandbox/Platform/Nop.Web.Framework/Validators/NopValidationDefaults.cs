namespace Nop.Web.Framework.Validators;

/// <summary>Names used by model validation</summary>
public static class NopValidationDefaults
{
    public static string NotNullValidationLocaleName => "Admin.Common.Validation.NotEmpty";
}
