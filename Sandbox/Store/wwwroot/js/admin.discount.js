'use strict';

/** Adding requirements on a discount's page: a rule of a plugin brings its own form and says when it is saved */
$(function () {
    const container = $('#discountRequirementContainer');
    const discountId = container.data('discount-requirements');
    const rule = $('#AddDiscountRequirement');
    const group = $('#RequirementGroupId');

    function place(requirementId) {
        const data = addAntiForgeryToken({ discountId: discountId, discountRequirementId: requirementId, parentId: group.val(), deleteRequirement: false });
        $.post(container.data('url'), data).done(() => window.location.reload());
    }

    //the plugins' own pages raise this on the container
    container.on('nopnewdiscountruleadded', (event, requirementId) => place(requirementId));

    rule.on('change', function () {
        const chosen = rule.val();
        $('#pnlGroup').toggleClass('d-none', !chosen || group.find('option').length < 2);
        $('#pnlGroupName').toggleClass('d-none', chosen !== 'AddGroup');
        $('#addrequirementplaceholder').empty();
        if (!chosen || chosen === 'AddGroup')
            return;

        $.get(container.data('rule-url'), { systemName: chosen, discountId: discountId })
            .then(answer => $.get(answer.url, null, null, 'html'))
            .done(html => $('#addrequirementplaceholder').html(html));
    });

    $('#saverequirement').on('click', function () {
        $.post(container.data('group-url'), addAntiForgeryToken({ discountId: discountId, name: $('#GroupName').val() }))
            .done(answer => place(answer.NewRequirementId));
    });
});
