using Nop.Web.Framework.Models.DataTables;

namespace Sandbox.Store.Areas.Admin.Pages;

/// <summary>
/// What the pages of one kind of record are made of: a grid of all of them, perhaps with a search block, and the form of one. Their texts stand below one key
/// </summary>
/// <param name="Key">The resource that names the list, and before which those of the other texts begin</param>
/// <param name="MenuItem">System name of the menu item</param>
/// <param name="GridName">Id of the grid</param>
/// <param name="RowType">The model of a row</param>
public record RecordPages(string Key, string MenuItem, string GridName, Type RowType)
{
    public GridColumn[] Columns { get; init; } = [];

    /// <summary>The action that answers with the grid's rows</summary>
    public string ReadAction { get; init; } = "List";

    /// <summary>The action that saves a row edited in the grid</summary>
    public string UpdateAction { get; init; }

    /// <summary>What the list is searched by, and the button that does it</summary>
    public RecordField[] SearchFields { get; init; } = [];
    public string SearchButtonId { get; init; }

    /// <summary>Whether the list has a button for a new record</summary>
    public bool CanAdd { get; init; }

    /// <summary>A partial view with the list's own buttons, which submit the form around it</summary>
    public string ListButtons { get; init; }

    /// <summary>The last part of the key that names the form of a record</summary>
    public string EditTitle { get; init; }

    /// <summary>The property that names a record; its number does where there is none</summary>
    public string NameProperty { get; init; }

    /// <summary>The form's id</summary>
    public string FormId { get; init; }

    /// <summary>Whether a record is only shown</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The id of the button that deletes a record; nothing can be deleted without one</summary>
    public string DeleteButtonId { get; init; }

    /// <summary>The form's fields, where it has no titled cards</summary>
    public RecordField[] Fields { get; init; } = [];

    /// <summary>The cards of the form, and the zone of widgets behind them</summary>
    public RecordCard[] Cards { get; init; } = [];
    public string WidgetZone { get; init; }
}

public record RecordCard(string Name, string Icon, string TitleKey, RecordField[] Fields);

/// <summary>A field of a form, called as the model's property is</summary>
public record RecordField(string Name)
{
    public bool IsRequired { get; init; }
    public bool IsMultiline { get; init; }
    public bool IsReadOnly { get; init; }

    /// <summary>Whether each store can have its own value</summary>
    public bool IsPerStore { get; init; }

    /// <summary>The property with the choices</summary>
    public string Items { get; init; }

    /// <summary>The unit behind the field, or the property with it</summary>
    public string Postfix { get; init; }
    public bool IsMultiple { get; init; }

    /// <summary>A partial view in the field's place</summary>
    public string View { get; init; }

    public static implicit operator RecordField(string name) => new(name);

    public static RecordField Required(string name) => new(name) { IsRequired = true };

    public static RecordField Multiline(string name) => new(name) { IsMultiline = true };

    public static RecordField PerStore(string name) => new(name) { IsPerStore = true };

    public static RecordField ReadOnly(string name) => new(name) { IsReadOnly = true };
}

/// <summary>A column of a grid, titled as the model's property is</summary>
public record GridColumn(string Name)
{
    public string TitleKey { get; init; }
    public string ClassName { get; init; }
    public IRender Render { get; init; }

    /// <summary>How the grid lets one edit the cell</summary>
    public EditType? EditType { get; init; }

    public static implicit operator GridColumn(string name) => new(name);

    public static GridColumn Flag(string name) => new(name) { ClassName = NopColumnClassDefaults.CenterAll, Render = new RenderBoolean() };

    public static GridColumn Date(string name) => new(name) { Render = new RenderDate() };

    public static GridColumn Button(string titleKey, IRender render) => new("Id") { TitleKey = titleKey, ClassName = NopColumnClassDefaults.Button, Render = render };

    public static GridColumn EditButton() => Button("Admin.Common.Edit", new RenderButtonEdit(new DataUrl("Edit")));

    public static GridColumn ViewButton(string action) => Button("Admin.Common.View", new RenderButtonView(new DataUrl(action)));

    public static GridColumn EditInGrid() => Button("Admin.Common.Edit", new RenderButtonsInlineEdit());
}
