namespace Nop.Services.Customers;

/// <summary>
/// A wish for a new password; ValidateRequest asks for the old one.
/// </summary>
public class ChangePasswordRequest
{
    public ChangePasswordRequest(string email, bool validateRequest, PasswordFormat newPasswordFormat, string newPassword,
        string oldPassword = "", string hashedPasswordFormat = null)
    {
        Email = email;
        ValidateRequest = validateRequest;
        NewPasswordFormat = newPasswordFormat;
        NewPassword = newPassword;
        OldPassword = oldPassword;
        HashedPasswordFormat = hashedPasswordFormat;
    }

    public string Email { get; set; }

    public bool ValidateRequest { get; set; }

    public PasswordFormat NewPasswordFormat { get; set; }

    public string NewPassword { get; set; }

    public string OldPassword { get; set; }

    public string HashedPasswordFormat { get; set; }
}
