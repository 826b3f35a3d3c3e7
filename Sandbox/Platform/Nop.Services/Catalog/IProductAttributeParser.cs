namespace Nop.Services.Catalog;

/// <summary>Reads and writes what was chosen for a cart line, which is kept as XML.</summary>
public partial interface IProductAttributeParser
{
    void GetGiftCardAttribute(string attributesXml, out string recipientName,
        out string recipientEmail, out string senderName,
        out string senderEmail, out string giftCardMessage);

    void ParseRentalDates(Product product, IFormCollection form, out DateTime? startDate, out DateTime? endDate);

    Task<string> ParseProductAttributesAsync(Product product, IFormCollection form, List<string> errors);
}
