using Nop.Core.Domain.Discounts;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>The requirements of a discount. A rule's own page stores its row without a parent; it becomes part of a group here.</summary>
public partial class DiscountController
{
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_VIEW)]
    public async Task<IActionResult> GetDiscountRequirementConfigurationUrl(string systemName, int discountId, int? discountRequirementId)
    {
        ArgumentException.ThrowIfNullOrEmpty(systemName);

        var rule = await discountPluginManager.LoadPluginBySystemNameAsync(systemName)
            ?? throw new ArgumentException("Discount requirement rule could not be loaded");
        var discount = await discountService.GetDiscountByIdAsync(discountId)
            ?? throw new ArgumentException("Discount could not be loaded");

        return Json(new { url = rule.GetConfigurationUrl(discount.Id, discountRequirementId) });
    }

    /// <summary>Moves a requirement into a group, changes how its group is combined or deletes it; answers with what there is then</summary>
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_VIEW)]
    public async Task<IActionResult> GetDiscountRequirements(int discountId, int discountRequirementId,
        int? parentId, int? interactionTypeId, bool deleteRequirement)
    {
        if (await discountService.GetDiscountByIdAsync(discountId) is null)
            return Json(Array.Empty<object>());

        var requirement = await discountService.GetDiscountRequirementByIdAsync(discountRequirementId);
        if (requirement?.DiscountId == discountId)
        {
            if (deleteRequirement)
                await DeleteRequirementAsync(requirement);
            else
                await PlaceRequirementAsync(requirement, parentId, interactionTypeId);
        }

        return Json(new
        {
            Requirements = await discountModelFactory.PrepareRequirementsAsync(discountId),
            AvailableGroups = await discountModelFactory.PrepareRequirementGroupsAsync(discountId)
        });
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> AddNewGroup(int discountId, string name)
    {
        if (await discountService.GetDiscountByIdAsync(discountId) is null)
            throw new ArgumentException("Discount could not be loaded");

        await GetTopGroupAsync(discountId);
        var group = new DiscountRequirement
        {
            DiscountId = discountId,
            IsGroup = true,
            InteractionType = RequirementGroupInteractionType.And,
            DiscountRequirementRuleSystemName = name
        };
        await discountService.InsertDiscountRequirementAsync(group);
        if (string.IsNullOrEmpty(name))
        {
            group.DiscountRequirementRuleSystemName = $"#{group.Id}";
            await discountService.UpdateDiscountRequirementAsync(group);
        }

        return Json(new { Result = true, NewRequirementId = group.Id });
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> DeleteRequirement(int discountRequirementId, int discountId)
    {
        var requirement = await discountService.GetDiscountRequirementByIdAsync(discountRequirementId);
        if (requirement is null || requirement.DiscountId != discountId)
            return RedirectToAction("List");

        await DeleteRequirementAsync(requirement);

        return RedirectToAction("Edit", new { id = discountId });
    }

    //an outermost group without requirements goes with its last one, which opens the discount to everybody
    private async Task DeleteRequirementAsync(DiscountRequirement requirement)
    {
        await discountService.DeleteDiscountRequirementAsync(requirement, true);

        var left = await discountService.GetAllDiscountRequirementsAsync(requirement.DiscountId);
        if (left.Any(other => other.ParentId is not null))
            return;

        foreach (var group in left)
            await discountService.DeleteDiscountRequirementAsync(group, true);
    }

    private async Task PlaceRequirementAsync(DiscountRequirement requirement, int? parentId, int? interactionTypeId)
    {
        var topGroup = await GetTopGroupAsync(requirement.DiscountId);
        if (parentId is not null)
            requirement.ParentId = parentId;
        else if (requirement.Id != topGroup.Id)
            requirement.ParentId = topGroup.Id;
        if (interactionTypeId is not null)
            requirement.InteractionTypeId = interactionTypeId;

        await discountService.UpdateDiscountRequirementAsync(requirement);
    }

    private async Task<DiscountRequirement> GetTopGroupAsync(int discountId)
    {
        var group = (await discountService.GetAllDiscountRequirementsAsync(discountId, true)).FirstOrDefault(row => row.IsGroup);
        if (group is not null)
            return group;

        group = new DiscountRequirement
        {
            DiscountId = discountId,
            IsGroup = true,
            InteractionType = RequirementGroupInteractionType.And,
            DiscountRequirementRuleSystemName =
                await LocalizationService.GetResourceAsync("Admin.Promotions.Discounts.Requirements.DefaultRequirementGroup")
        };
        await discountService.InsertDiscountRequirementAsync(group);
        return group;
    }
}
