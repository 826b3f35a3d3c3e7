'use strict';

/** Loads the rows of a grid again */
function updateTable(selector) {
    $(selector).DataTable().ajax.reload(null, false);
}

/** Makes a grid of a table that carries its options in data-grid */
function createTable(selector) {
    const element = $(selector);
    const grid = element.data('grid');
    const table = element.DataTable(tableOptions(grid));

    if (grid.searchButton)
        $(document).on('click', '#' + grid.searchButton, function () {
            table.ajax.reload();
            return false;
        });

    element.on('click', '[data-remove]', function () {
        removeRow(table, grid, this.dataset.remove);
    });
    element.on('click', '[data-inline]', function () {
        inlineStep(table, grid, $(this).closest('tr'), this.dataset.inline);
    });
}

function tableOptions(grid) {
    const texts = grid.texts;
    const options = {
        serverSide: grid.serverSide && !grid.rows,
        processing: grid.processing,
        paging: grid.paging,
        pagingType: grid.pagingType,
        info: grid.info,
        ordering: false,
        searching: false,
        autoWidth: false,
        pageLength: grid.length,
        lengthMenu: grid.lengthMenu.length ? grid.lengthMenu : [grid.length],
        dom: '<"table-responsive"t><"row table-foot"<"col-auto"p><"col-auto"l><"col text-center"i><"col-auto table-refresh">>',
        columns: grid.columns.map(column => columnOptions(grid, column)),
        language: {
            emptyTable: texts.empty,
            zeroRecords: texts.empty,
            infoEmpty: texts.empty,
            info: texts.info,
            lengthMenu: texts.lengthMenu,
            processing: `<i class="fas fa-rotate fa-spin" aria-hidden="true"></i> ${texts.loading}`,
            paginate: { next: texts.next, previous: texts.previous }
        },
        initComplete: function () {
            const table = this.api();
            if (grid.refreshButton && grid.readUrl)
                $(`<button type="button" class="btn btn-sm btn-default" title="${texts.refresh}"><i class="fas fa-rotate"></i></button>`)
                    .on('click', () => table.ajax.reload(null, false))
                    .appendTo($(table.table().container()).find('.table-refresh'));
        }
    };
    if (grid.rows)
        options.data = grid.rows;
    else
        options.ajax = readOptions(grid);
    return options;
}

function readOptions(grid) {
    return {
        url: grid.readUrl,
        type: 'POST',
        dataType: 'json',
        data: function (request) {
            const data = { draw: request.draw, start: request.start, length: request.length };
            grid.filters.forEach(filter => {
                const input = $('#' + filter.input);
                data[filter.name] = filter.isFixed ? filter.value : filter.isFlag ? input.is(':checked') : input.val();
            });
            return addAntiForgeryToken(data);
        },
        dataSrc: function (answer) {
            return display_nop_error(answer) ? [] : answer.Data;
        },
        //a list posts as Name=1&Name=2, as MVC reads it
        traditional: true,
        error: request => displayBarNotification(`${request.status} ${request.statusText}`, 'error')
    };
}

function columnOptions(grid, column) {
    return {
        data: column.data,
        title: column.title,
        width: column.width,
        className: column.className,
        visible: column.visible,
        defaultContent: '',
        render: (data, type, row, meta) => type === 'display' ? renderCell(grid, column, data, type, row, meta) : data
    };
}

function encodeText(value) {
    const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '/': '&#x2F;', '`': '&#x60;', '=': '&#x3D;' };
    return value === null || value === undefined ? '' : String(value).replace(/[&<>"'`=\/]/g, sign => entities[sign]);
}

function encodeAttribute(value) {
    return encodeText(value).replace(/"/g, '&quot;');
}

function renderCell(grid, column, data, type, row, meta) {
    const settings = column.render || {};
    const address = () => (column.url || '') + data;
    const button = (icon, text, attributes) =>
        `<a class="${encodeAttribute(settings.ClassName)}" ${attributes}><i class="${icon}"></i>${encodeText(text)}</a>`;

    switch (column.kind) {
        case 'RenderBoolean':
            return data
                ? `<i class="fas fa-check true-icon" role="img" aria-label="${grid.texts.yes}"></i>`
                : `<i class="fas fa-xmark false-icon" role="img" aria-label="${grid.texts.no}"></i>`;
        case 'RenderDate':
            return data ? encodeText(moment(data).locale(grid.locale).format(settings.Format)) : '';
        case 'RenderButtonEdit':
            return button('fas fa-pencil', grid.texts.edit, `href="${address()}"`);
        case 'RenderButtonView':
            return button('far fa-eye', grid.texts.view, `href="${address()}"`);
        case 'RenderButtonRemove':
            return `<button type="button" class="${encodeAttribute(settings.ClassName)}" data-remove="${encodeAttribute(data)}"><i class="fas fa-xmark"></i>${encodeText(settings.Title)}</button>`;
        case 'RenderButtonsInlineEdit':
            return inlineButtons(grid, settings.ClassName, false);
        case 'RenderPicture':
            return data || settings.Src
                ? `<img src="${encodeAttribute((settings.SrcPrefix || '') + (data || settings.Src))}" alt="" ${settings.Width ? `width="${settings.Width}"` : ''} />`
                : '';
        case 'RenderCustom':
            return window[settings.FunctionName](data, type, row, meta);
        default:
            return column.encode ? encodeText(data) : data;
    }
}

function removeRow(table, grid, id) {
    if (!window.confirm(grid.texts.confirmDelete))
        return;

    $.post(grid.deleteUrl, addAntiForgeryToken({ id: id }), null, 'json')
        .done(answer => {
            display_nop_error(answer);
            table.draw(false);
        })
        .fail(request => displayBarNotification(`${request.status} ${request.statusText}`, 'error'));
}

function inlineButtons(grid, className, isEditing) {
    const button = (step, icon, text) =>
        `<button type="button" class="${encodeAttribute(className)}" data-inline="${step}"><i class="${icon}"></i>${encodeText(text)}</button> `;
    return isEditing
        ? button('update', 'fas fa-check', grid.texts.update) + button('cancel', 'fas fa-ban', grid.texts.cancel)
        : button('edit', 'fas fa-pencil', grid.texts.edit);
}

function inlineStep(table, grid, tr, step) {
    const row = table.row(tr);
    if (step === 'edit')
        return editCells(table, grid, tr, row.data());

    if (step === 'update') {
        // nopCommerce sends the button's own column and what can be edited, nothing else of the row
        const key = grid.columns.find(column => column.kind === 'RenderButtonsInlineEdit').data;
        const data = { [key]: row.data()[key] };
        tr.find('[data-field]').each(function () {
            data[this.dataset.field] = this.type === 'checkbox' ? this.checked : this.value;
        });
        $.post(grid.updateUrl, addAntiForgeryToken(data))
            .done(answer => display_nop_error(answer))
            .fail(request => displayBarNotification(`${request.status} ${request.statusText}`, 'error'))
            .always(() => table.ajax.reload(null, false));
        return;
    }

    row.invalidate().draw(false);
}

function editCells(table, grid, tr, data) {
    const types = { Number: 'number', Checkbox: 'checkbox', String: 'text' };
    grid.columns.forEach((column, index) => {
        const cell = $(table.cell(tr, index).node());
        if (column.kind === 'RenderButtonsInlineEdit')
            cell.html(inlineButtons(grid, column.render.ClassName, true));
        if (!column.editAs)
            return;

        const value = data[column.data];
        const input = $('<input class="form-control" />').attr({ type: types[column.editAs], 'data-field': column.data, 'aria-label': column.title });
        if (column.editAs === 'Checkbox')
            input.removeClass('form-control').prop('checked', value === true);
        else
            input.attr('step', 'any').val(value);
        cell.empty().append(input);
    });
}
