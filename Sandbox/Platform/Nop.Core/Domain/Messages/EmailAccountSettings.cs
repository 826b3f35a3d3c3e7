namespace Nop.Core.Domain.Messages;

/// <summary>The mailbox used when a template names none.</summary>
public class EmailAccountSettings : ISettings
{
    public int DefaultEmailAccountId { get; set; }
}
