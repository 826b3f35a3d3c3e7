namespace Nop.Web.Framework.Validators;

public static class NopValidationDefaults
{
    public static string NotNullValidationLocaleName => "Admin.Common.Validation.NotEmpty";
}
