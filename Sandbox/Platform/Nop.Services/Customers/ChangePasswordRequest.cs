namespace Nop.Services.Customers;

/// <summary>A wish for a new password; ValidateRequest asks for the old one.</summary>
public class ChangePasswordRequest(
    string email,
    bool validateRequest,
    PasswordFormat newPasswordFormat,
    string newPassword,
    string oldPassword = "",
    string hashedPasswordFormat = null)
{
    public string Email { get; set; } = email;
    public bool ValidateRequest { get; set; } = validateRequest;
    public PasswordFormat NewPasswordFormat { get; set; } = newPasswordFormat;
    public string NewPassword { get; set; } = newPassword;
    public string OldPassword { get; set; } = oldPassword;
    public string HashedPasswordFormat { get; set; } = hashedPasswordFormat;
}
