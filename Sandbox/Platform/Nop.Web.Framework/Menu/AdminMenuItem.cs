namespace Nop.Web.Framework.Menu;

public class AdminMenuItem
{
    protected IList<string> _permissionNames;
    protected string _url;

    public string SystemName { get; set; }
    public string Title { get; set; }
    public string IconClass { get; set; }
    public bool Visible { get; set; } = true;
    public bool OpenUrlInNewTab { get; set; }
    public IList<AdminMenuItem> ChildNodes { get; set; } = [];
    public string ControllerName { get; protected set; }
    public string ActionName { get; protected set; }

    /// <summary>Own permissions, or those of the children when none are set</summary>
    public IList<string> PermissionNames
    {
        get => _permissionNames ?? ChildNodes.SelectMany(child => child.PermissionNames).ToList();
        set => _permissionNames = value;
    }

    public string Url
    {
        get => _url;
        set
        {
            _url = value;
            var segments = (value ?? string.Empty).TrimEnd('/').Split('/');
            (ControllerName, ActionName) = segments.Length < 3 ? (string.Empty, string.Empty) : (segments[^2], segments[^1]);
        }
    }

    public virtual bool InsertBefore(string itemSystemName, AdminMenuItem newMenuItem) => Insert(itemSystemName, newMenuItem, true);

    public virtual bool InsertAfter(string itemSystemName, AdminMenuItem newMenuItem) => Insert(itemSystemName, newMenuItem, false);

    public bool ContainsSystemName(string systemName) => GetItemBySystemName(systemName) is not null;

    public AdminMenuItem GetItemBySystemName(string systemName)
    {
        if (string.IsNullOrEmpty(systemName))
            return null;

        if (SystemName == systemName)
            return this;

        return ChildNodes.Select(child => child.GetItemBySystemName(systemName)).FirstOrDefault(found => found is not null);
    }

    protected virtual bool Insert(string itemSystemName, AdminMenuItem newMenuItem, bool before)
    {
        var neighbour = ChildNodes.FirstOrDefault(child => child.SystemName == itemSystemName);
        if (neighbour is null)
            return ChildNodes.Any(child => child.Insert(itemSystemName, newMenuItem, before));

        ChildNodes.Insert(ChildNodes.IndexOf(neighbour) + (before ? 0 : 1), newMenuItem);
        return true;
    }
}
