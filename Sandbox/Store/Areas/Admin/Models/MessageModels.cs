namespace Sandbox.Store.Areas.Admin.Models;

public record MessageTemplateModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Admin.ContentManagement.MessageTemplates.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Admin.ContentManagement.MessageTemplates.Fields.IsActive")]
    public bool IsActive { get; set; }

    [NopResourceDisplayName("Admin.ContentManagement.MessageTemplates.Fields.Subject")]
    public string Subject { get; set; }

    [NopResourceDisplayName("Admin.ContentManagement.MessageTemplates.Fields.Body")]
    public string Body { get; set; }

    [NopResourceDisplayName("Admin.ContentManagement.MessageTemplates.Fields.BccEmailAddresses")]
    public string BccEmailAddresses { get; set; }

    [NopResourceDisplayName("Admin.ContentManagement.MessageTemplates.Fields.AllowedTokens")]
    public string AllowedTokens { get; set; }
}

public record QueuedEmailSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Admin.System.QueuedEmails.List.ToEmail")]
    public string SearchToEmail { get; set; }

    [NopResourceDisplayName("Admin.System.QueuedEmails.List.LoadNotSent")]
    public bool SearchLoadNotSent { get; set; }
}

/// <summary>An e-mail waiting in the queue, or sent</summary>
public record QueuedEmailModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Admin.System.QueuedEmails.Fields.From")]
    public string From { get; set; }

    [NopResourceDisplayName("Admin.System.QueuedEmails.Fields.To")]
    public string To { get; set; }

    [NopResourceDisplayName("Admin.System.QueuedEmails.Fields.ToName")]
    public string ToName { get; set; }

    [NopResourceDisplayName("Admin.System.QueuedEmails.Fields.Subject")]
    public string Subject { get; set; }

    [NopResourceDisplayName("Admin.System.QueuedEmails.Fields.Body")]
    public string Body { get; set; }

    [NopResourceDisplayName("Admin.System.QueuedEmails.Fields.CreatedOn")]
    public DateTime CreatedOn { get; set; }

    [NopResourceDisplayName("Admin.System.QueuedEmails.Fields.SentTries")]
    public int SentTries { get; set; }

    [NopResourceDisplayName("Admin.System.QueuedEmails.Fields.SentOn")]
    public DateTime? SentOn { get; set; }
}
