'use strict';

/** The antiforgery token of the page, put into the data of a post */
function addAntiForgeryToken(data) {
    data = data || {};
    data.__RequestVerificationToken = $('input[name=__RequestVerificationToken]').first().val();
    return data;
}

function setLocation(url) {
    window.location.href = url;
}

function OpenWindow(address, width, height, scroll) {
    const left = Math.max(0, (screen.width - width) / 2);
    const top = Math.max(0, (screen.height - height) / 2);
    const opened = window.open(address, '', `width=${width},height=${height},top=${top},left=${left},resizable=1,scrollbars=${scroll ? 1 : 0}`);
    if (opened)
        opened.focus();
}

/** Shows a message above the page; several messages make a list */
function displayBarNotification(message, messageType, timeout) {
    const kinds = { success: 'alert-success', warning: 'alert-warning', error: 'alert-danger' };
    const box = $('<div class="alert alert-dismissable" role="alert"></div>').addClass(kinds[messageType] || 'alert-info');
    $('<button type="button" class="close" data-dismiss="alert">&times;</button>').appendTo(box);
    [].concat(message).forEach(text => $('<p class="mb-0"></p>').html(text).appendTo(box));
    $('.notifications-panel').first().append(box);
    if (timeout > 0)
        setTimeout(() => box.remove(), timeout);
}

/** An answer of the server may carry an error: a text, or the errors of each field */
function display_nop_error(answer) {
    if (!answer || !answer.error)
        return false;

    const texts = typeof answer.error === 'string'
        ? [answer.error]
        : Object.values(answer.error).flatMap(field => field.errors || []);
    displayBarNotification(texts.map(text => $('<i>').text(text).html()), 'error');
    return true;
}

/** Fields of a store without a value of its own are locked */
function checkOverriddenStoreValue(checkbox, selector) {
    $(selector).prop('disabled', !checkbox.checked);
}

/** Remembers for this administrator how a part of a page was left */
function saveUserPreferences(url, name, value) {
    $.post(url, addAntiForgeryToken({ name: name, value: value }));
}

$(function () {
    //cards fold by their whole heading, and stay as they were left
    $('.card.card-secondary > .card-header').on('click', function () {
        $(this).parent().CardWidget('toggle');
    });
    $('.card.card-secondary').on('expanded.lte.cardwidget collapsed.lte.cardwidget', function (event) {
        saveUserPreferences(rootAppPath + 'admin/preferences/savepreference', $(this).attr('data-hideAttribute'), event.type === 'collapsed');
    });

    $('[data-toggle="tooltip"]').tooltip({ placement: 'top' });

    $('.multi-store-override-option').each(function () {
        checkOverriddenStoreValue(this, this.dataset.forInputSelector);
    });

    //disabled fields are not posted, so they are unlocked just before
    $(document).on('submit', 'form', function () {
        $(this).find('.multi-store-override-option').each(function () {
            $(this.dataset.forInputSelector).prop('disabled', false);
        });
    });

    $('[data-opened-by]').each(function () {
        const dialog = $(this).appendTo('body');
        $('#' + this.dataset.openedBy).attr('type', 'button').on('click', () => dialog.modal('show'));
    });

    $(document).on('click', '[data-submits]', function () {
        const button = document.getElementById(this.dataset.submits);
        const form = $(button).closest('form');
        if (button.name)
            $('<input type="hidden">').attr({ name: button.name, value: button.value || '' }).appendTo(form);
        form.attr('action', this.dataset.formAction + (form.data('query') || window.location.search)).trigger('submit');
        if (!form.length)
            $.post(this.dataset.formAction, addAntiForgeryToken({})).done(() => window.location.reload());
    });

    $(document).on('click', '.search-row', function () {
        $(this).toggleClass('opened');
        $(this).siblings('.search-body').toggleClass('closed');
    });

    //Enter in a search field searches
    $(document).on('keydown', '.search-body input', function (event) {
        if (event.key !== 'Enter')
            return;
        event.preventDefault();
        $(this).closest('.search-body').find('.btn-search').trigger('click');
    });
});
