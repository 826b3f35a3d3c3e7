namespace Nop.Core.Domain.Discounts;

/// <summary>One condition of a discount, or a group of conditions.</summary>
public partial class DiscountRequirement : BaseEntity
{
    public int DiscountId { get; set; }
    public string DiscountRequirementRuleSystemName { get; set; }
    public int? ParentId { get; set; }
    public int? InteractionTypeId { get; set; }
    public bool IsGroup { get; set; }

    public RequirementGroupInteractionType? InteractionType
    {
        get => (RequirementGroupInteractionType?)InteractionTypeId;
        set => InteractionTypeId = (int?)value;
    }
}
