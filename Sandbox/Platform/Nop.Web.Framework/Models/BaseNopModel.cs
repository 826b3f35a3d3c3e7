using System.Xml.Serialization;

namespace Nop.Web.Framework.Models;

public record BaseNopModel
{
    public BaseNopModel()
    {
        CustomProperties = new Dictionary<string, string>();
        PostInitialize();
    }

    [XmlIgnore]
    public Dictionary<string, string> CustomProperties { get; set; }

    protected virtual void PostInitialize()
    {
    }
}
