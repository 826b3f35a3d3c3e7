using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Nop.Services.Catalog;

/// <summary>Reads and writes what was chosen for a cart line. Of all attributes the store knows the names on a gift card.</summary>
public partial class ProductAttributeParser : IProductAttributeParser
{
    private const string ROOT = "Attributes";
    private const string GIFT_CARD = "GiftCardInfo";

    public virtual string AddGiftCardAttribute(string attributesXml, string recipientName,
        string recipientEmail, string senderName, string senderEmail, string giftCardMessage)
    {
        var root = string.IsNullOrEmpty(attributesXml) ? new XElement(ROOT) : XElement.Parse(attributesXml);
        root.Element(GIFT_CARD)?.Remove();
        root.Add(new XElement(GIFT_CARD,
            new XElement("RecipientName", recipientName?.Trim()),
            new XElement("RecipientEmail", recipientEmail?.Trim()),
            new XElement("SenderName", senderName?.Trim()),
            new XElement("SenderEmail", senderEmail?.Trim()),
            new XElement("Message", giftCardMessage)));
        return root.ToString(SaveOptions.DisableFormatting);
    }

    public virtual void GetGiftCardAttribute(string attributesXml, out string recipientName,
        out string recipientEmail, out string senderName,
        out string senderEmail, out string giftCardMessage)
    {
        var info = FindGiftCard(attributesXml);
        recipientName = TextOf(info, "RecipientName");
        recipientEmail = TextOf(info, "RecipientEmail");
        senderName = TextOf(info, "SenderName");
        senderEmail = TextOf(info, "SenderEmail");
        giftCardMessage = TextOf(info, "Message");
    }

    public virtual void ParseRentalDates(Product product, IFormCollection form, out DateTime? startDate, out DateTime? endDate)
    {
        startDate = Date("start");
        endDate = Date("end");

        DateTime? Date(string name) => DateTime.TryParseExact(form[$"rental_{name}_date_{product.Id}"], "d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
    }

    public virtual Task<string> ParseProductAttributesAsync(Product product, IFormCollection form, List<string> errors)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(form);

        return Task.FromResult(product.IsGiftCard
            ? AddGiftCardAttribute(string.Empty, Field("RecipientName"), Field("RecipientEmail"), Field("SenderName"), Field("SenderEmail"), Field("Message"))
            : string.Empty);

        string Field(string name) => form[$"giftcard_{product.Id}.{name}"].ToString();
    }

    private static XElement FindGiftCard(string attributesXml)
    {
        if (string.IsNullOrEmpty(attributesXml))
            return null;

        try
        {
            return XElement.Parse(attributesXml).Element(GIFT_CARD);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string TextOf(XElement info, string name) => info?.Element(name)?.Value ?? string.Empty;
}
