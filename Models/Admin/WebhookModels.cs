using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The grid of webhooks
/// </summary>
public record WebhookSearchModel : BaseSearchModel
{
    public bool CanManage { get; set; }

    public int GivenUp { get; set; }
}

/// <summary>
/// A page of webhooks
/// </summary>
public record WebhookListModel : BasePagedListModel<WebhookRowModel>
{
}

/// <summary>
/// A webhook in the grid
/// </summary>
public record WebhookRowModel : BaseNopEntityModel
{
    public string Name { get; set; }

    public string Url { get; set; }

    public string Events { get; set; }

    public string Scope { get; set; }

    public bool Active { get; set; }

    public string LastMessage { get; set; }

    public int LastMessageId { get; set; }
}

/// <summary>
/// A webhook on its page
/// </summary>
public record WebhookEditModel : BaseNopEntityModel
{
    #region Properties

    /// <summary>
    /// Gets or sets what the form was opened with
    /// </summary>
    public int Seen { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Webhooks.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Webhooks.Fields.Url")]
    public string Url { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Webhooks.Fields.Events")]
    public IList<string> SelectedEvents { get; set; } = new List<string>();
    public IList<SelectListItem> AvailableEvents { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Webhooks.Fields.Programs")]
    public IList<int> SelectedProgramIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Webhooks.Fields.Stores")]
    public IList<int> SelectedStoreIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableStores { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Webhooks.Fields.Active")]
    public bool Active { get; set; }

    public bool CanManage { get; set; }

    #endregion
}

/// <summary>
/// The one time a webhook's secret is shown
/// </summary>
public record WebhookSecretPageModel : BaseNopEntityModel
{
    public string Name { get; set; }

    public string Url { get; set; }

    public string Secret { get; set; }
}

/// <summary>
/// The search of the log of messages
/// </summary>
public record WebhookDeliverySearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Webhooks.Deliveries.Fields.Webhook")]
    public int SearchWebhookId { get; set; }
    public IList<SelectListItem> AvailableWebhooks { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Webhooks.Deliveries.Fields.Event")]
    public string SearchEvent { get; set; }
    public IList<SelectListItem> AvailableEvents { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Webhooks.Deliveries.Fields.Status")]
    public int SearchStatusId { get; set; }
    public IList<SelectListItem> AvailableStatuses { get; set; } = new List<SelectListItem>();

    public bool CanManage { get; set; }
}

/// <summary>
/// A page of messages
/// </summary>
public record WebhookDeliveryListModel : BasePagedListModel<WebhookDeliveryRowModel>
{
}

/// <summary>
/// A message in the log
/// </summary>
public record WebhookDeliveryRowModel : BaseNopEntityModel
{
    public DateTime CreatedOn { get; set; }

    public int WebhookId { get; set; }

    public string Webhook { get; set; }

    public string Event { get; set; }

    public int MemberId { get; set; }

    public string Status { get; set; }

    public int Attempts { get; set; }

    public int LastStatusCode { get; set; }

    public DateTime? NextAttemptOn { get; set; }

    public bool CanResend { get; set; }
}

/// <summary>
/// A message with what it says and what came of it
/// </summary>
public record WebhookDeliveryPageModel : BaseNopModel
{
    public WebhookDeliveryRowModel Row { get; set; }

    public string Body { get; set; }

    public IList<WebhookAttemptModel> AttemptRows { get; set; } = new List<WebhookAttemptModel>();
}

/// <summary>
/// An attempt to send a message
/// </summary>
public record WebhookAttemptModel : BaseNopModel
{
    public int Number { get; set; }

    public DateTime StartedOn { get; set; }

    public int? DurationMs { get; set; }

    public int StatusCode { get; set; }

    public string Answer { get; set; }

    public string Error { get; set; }
}
