using System.IO.Compression;

namespace Nop.Services.Plugins;

/// <summary>Unpacks an uploaded plugin beside the plugins folder; the next start moves it in.</summary>
public class UploadService(INopFileProvider fileProvider) : IUploadService
{
    public virtual async Task<IList<IDescriptor>> UploadPluginsAndThemesAsync(IFormFile archivefile)
    {
        ArgumentNullException.ThrowIfNull(archivefile);

        if (!".zip".Equals(Path.GetExtension(archivefile.FileName), StringComparison.InvariantCultureIgnoreCase))
            throw new NopException("A plugin comes as a .zip archive");

        var tempFolder = fileProvider.MapPath(NopPluginDefaults.UploadsTempPath);
        fileProvider.CreateDirectory(tempFolder);
        var archivePath = fileProvider.Combine(tempFolder, $"{Guid.NewGuid():N}.zip");
        try
        {
            await using (var file = new FileStream(archivePath, FileMode.CreateNew))
                await archivefile.CopyToAsync(file);

            return new List<IDescriptor> { await UnpackAsync(archivePath) };
        }
        catch (InvalidDataException)
        {
            throw new NopException("The archive cannot be read");
        }
        finally
        {
            fileProvider.DeleteFile(archivePath);
        }
    }

    private async Task<PluginDescriptor> UnpackAsync(string archivePath)
    {
        using var archive = ZipFile.OpenRead(archivePath);
        var rootFolders = archive.Entries.Select(entry => entry.FullName.Split('/')[0]).Distinct().ToList();
        if (rootFolders.Count != 1)
            throw new NopException("The archive must hold exactly one folder, named like the plugin, such as Misc.Loyalty");

        var folder = rootFolders[0];
        var descriptorName = $"{folder}/{NopPluginDefaults.DescriptionFileName}";
        var descriptorEntry = archive.Entries.FirstOrDefault(entry =>
                entry.FullName.Equals(descriptorName, StringComparison.InvariantCultureIgnoreCase))
            ?? throw new NopException($"The archive's folder holds no {NopPluginDefaults.DescriptionFileName}");

        using var reader = new StreamReader(descriptorEntry.Open());
        var descriptor = PluginDescriptor.GetPluginDescriptorFromText(await reader.ReadToEndAsync());
        if (!descriptor.SupportedVersions.Contains(NopVersion.CURRENT_VERSION))
            throw new NopException($"This plugin does not support version {NopVersion.CURRENT_VERSION}");

        var uploaded = fileProvider.MapPath(NopPluginDefaults.UploadedPath);
        fileProvider.CreateDirectory(uploaded);
        var target = fileProvider.Combine(uploaded, folder);
        if (fileProvider.DirectoryExists(target))
            fileProvider.DeleteDirectory(target);

        //refuses entries that point outside of the folder
        archive.ExtractToDirectory(uploaded);

        return descriptor;
    }
}
