namespace Nop.Core.Domain.Directory;

/// <summary>A currency the store can show prices in.</summary>
public partial class Currency : BaseEntity
{
    public string Name { get; set; }
    public string CurrencyCode { get; set; }
    public decimal Rate { get; set; }
    public string DisplayLocale { get; set; }
    public string CustomFormatting { get; set; }
    public bool Published { get; set; }
    public int DisplayOrder { get; set; }
    public DateTime CreatedOnUtc { get; set; }
    public DateTime UpdatedOnUtc { get; set; }
    public int RoundingTypeId { get; set; }

    public RoundingType RoundingType
    {
        get => (RoundingType)RoundingTypeId;
        set => RoundingTypeId = (int)value;
    }
}
