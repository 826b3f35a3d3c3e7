namespace Nop.Core.Domain.Discounts;

/// <summary>How the requirements of one group are combined.</summary>
public enum RequirementGroupInteractionType
{
    And = 0,
    Or = 2
}
