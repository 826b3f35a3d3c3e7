namespace Nop.Web.Framework.Models.DataTables;

/// <summary>A value a grid posts with its read request: from an input of the page, or fixed</summary>
public class FilterParameter
{
    public FilterParameter(string name)
    {
        Name = name;
        Type = typeof(string);
    }

    public FilterParameter(string name, string modelName) : this(name) => ModelName = modelName;

    public FilterParameter(string name, Type type)
    {
        Name = name;
        Type = type;
    }

    public FilterParameter(string name, object value)
    {
        Name = name;
        Type = value.GetType();
        Value = value;
    }

    public string Name { get; }
    public string ModelName { get; }
    public Type Type { get; }
    public object Value { get; set; }
}
