using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Razor.Hosting;
using Nop.Services.Plugins;

namespace Sandbox.Store.Hosting;

/// <summary>
/// Brings plugins into the process before the container is built: uploaded folders take their places, then the
/// assemblies of installed and about-to-be-installed plugins are loaded, as nopCommerce does.
/// </summary>
public static class PluginLoader
{
    public static void Load(ApplicationPartManager parts)
    {
        var files = CommonHelper.DefaultFileProvider;
        PlaceUploads(files);

        var info = new PluginsInfo(files);
        Singleton<IPluginsInfo>.Instance = info;
        info.LoadPluginInfo();

        foreach (var descriptor in info.PluginDescriptors.Where(plugin => plugin.needToDeploy).Select(plugin => plugin.pluginDescriptor))
            Load(descriptor, parts);
    }

    private static void PlaceUploads(INopFileProvider files)
    {
        var uploads = files.MapPath(NopPluginDefaults.UploadedPath);
        Directory.CreateDirectory(uploads);
        foreach (var upload in Directory.GetDirectories(uploads))
        {
            var place = Path.Combine(files.MapPath(NopPluginDefaults.Path), Path.GetFileName(upload));
            if (Directory.Exists(place))
                Directory.Delete(place, recursive: true);
            Directory.Move(upload, place);
        }
    }

    private static void Load(PluginDescriptor descriptor, ApplicationPartManager parts)
    {
        descriptor.ReferencedAssembly = Add(descriptor.OriginalAssemblyFile, parts);
        foreach (var file in descriptor.PluginFiles.Where(file => file != descriptor.OriginalAssemblyFile && !IsLoaded(file)))
            Add(file, parts);

        descriptor.PluginType = descriptor.ReferencedAssembly.GetTypes()
            .FirstOrDefault(type => typeof(IPlugin).IsAssignableFrom(type) && type is { IsClass: true, IsAbstract: false });
        AddViews(descriptor, parts);
    }

    private static Assembly Add(string file, ApplicationPartManager parts)
    {
        var assembly = Assembly.LoadFrom(file);
        parts.ApplicationParts.Add(new AssemblyPart(assembly));
        return assembly;
    }

    /// <summary>
    /// A plugin's views come with the zip as text; the same files were compiled when the store was built, into an assembly beside the store or into the plugin's own
    /// </summary>
    private static void AddViews(PluginDescriptor descriptor, ApplicationPartManager parts)
    {
        var views = Path.Combine(AppContext.BaseDirectory, "PluginViews", Path.GetFileNameWithoutExtension(descriptor.OriginalAssemblyFile) + ".Views.dll");
        if (File.Exists(views))
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(Assembly.LoadFrom(views)));
        else if (descriptor.ReferencedAssembly.IsDefined(typeof(RazorCompiledItemAttribute)))
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(descriptor.ReferencedAssembly));
    }

    private static bool IsLoaded(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == name);
    }
}
