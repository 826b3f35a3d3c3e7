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

function closeBarNotification(note) {
    $(note).closest('.bar-notification').remove();
}

/** Shows a message at the top of the page; several messages make several lines */
function displayBarNotification(message, messageType, timeout) {
    const holder = $('#bar-notification').empty();
    const note = $('<div class="bar-notification"></div>').addClass(messageType);
    [].concat(message).forEach(text => $('<p class="content"></p>').html(text).appendTo(note));
    $('<span class="close" role="button" tabindex="0">&times;</span>').attr('aria-label', holder.data('close') || 'Close').appendTo(note);
    holder.append(note);
    if (timeout > 0)
        setTimeout(() => note.remove(), timeout);
}

$(document).on('click keydown', '.bar-notification .close', function (event) {
    if (event.type === 'click' || event.key === 'Enter' || event.key === ' ')
        closeBarNotification(this);
});
