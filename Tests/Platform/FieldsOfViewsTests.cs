using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Platform;

/// <summary>What nopCommerce's editor and list demand of the property behind a field.</summary>
[TestFixture]
public sealed partial class FieldsOfViewsTests
{
    private static readonly Type[] _listTypes = [typeof(int), typeof(string)];

    public static IEnumerable<TestCaseData> Views()
    {
        var folder = Path.Combine(Repository.Root, "Views");
        return Directory.EnumerateFiles(folder, "*.cshtml", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(folder, path), Text: File.ReadAllText(path)))
            .Where(view => view.Text.Contains("<nop-editor", StringComparison.Ordinal) || view.Text.Contains("<nop-select", StringComparison.Ordinal))
            .Select(view => new TestCaseData(view.Text).SetName($"{{m}}({view.Name.Replace('\\', '/')})"));
    }

    [TestCaseSource(nameof(Views))]
    public void Every_field_has_a_value_that_its_template_takes(string view)
    {
        var model = typeof(LoyaltyPlugin).Assembly.GetTypes().Single(type => type.Namespace?.Contains(".Models.Api") != true && type.Name == ModelName().Match(view).Groups[1].Value);

        foreach (Match field in Field().Matches(view))
        {
            var (property, owner) = Find(model, field.Groups["for"].Value);
            var isNumberOrDate = Nullable.GetUnderlyingType(property.PropertyType) is { } type && type != typeof(bool);
            if (field.Groups["tag"].Value == "nop-editor")
                Assert.That(!isNumberOrDate || property.GetCustomAttribute<UIHintAttribute>()?.UIHint.EndsWith("Nullable") == true, Is.True,
                    $"{owner.Name}.{property.Name} may be empty: the template of its type throws then, so it has to name another");
            else
                Assert.That(_listTypes.Contains(ValueType(property, owner)) || property.PropertyType.IsEnum, Is.True,
                    $"{owner.Name}.{property.Name} would be a plain list of which one is taken");
        }
    }

    //a list of choices has to be a List from the start: its run-time type decides
    private static Type? ValueType(PropertyInfo property, Type owner)
    {
        if (_listTypes.Contains(property.PropertyType))
            return property.PropertyType;

        var type = property.GetValue(Activator.CreateInstance(owner))?.GetType();
        return type?.IsGenericType == true && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0] : type;
    }

    private static (PropertyInfo Property, Type Owner) Find(Type model, string path)
    {
        var parts = path.Split('.');
        foreach (var part in parts[..^1])
        {
            var type = model.GetProperty(part.Split('[')[0])!.PropertyType;
            model = type.IsGenericType ? type.GetGenericArguments()[0] : type;
        }
        return (model.GetProperty(parts[^1])!, model);
    }

    [GeneratedRegex(@"^@model (?:\w+\.)*(\w+)", RegexOptions.Multiline)]
    private static partial Regex ModelName();

    [GeneratedRegex(@"<(?<tag>nop-editor|nop-select)\b[^>]*asp-for=""@?(?:Model\.)?(?<for>[\w.\[\]]+)""")]
    private static partial Regex Field();
}
