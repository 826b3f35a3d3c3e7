using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Nop.Core;
using Nop.Core.Infrastructure;

namespace Nop.Services.Plugins;

/// <summary>
/// Unpacks an uploaded plugin beside the plugins folder; the next start moves it in.
/// </summary>
public class UploadService : IUploadService
{
    private readonly INopFileProvider _fileProvider;

    public UploadService(INopFileProvider fileProvider)
    {
        _fileProvider = fileProvider;
    }

    public virtual async Task<IList<IDescriptor>> UploadPluginsAndThemesAsync(IFormFile archivefile)
    {
        ArgumentNullException.ThrowIfNull(archivefile);

        if (!".zip".Equals(Path.GetExtension(archivefile.FileName), StringComparison.InvariantCultureIgnoreCase))
            throw new NopException("A plugin comes as a .zip archive");

        var tempFolder = _fileProvider.MapPath(NopPluginDefaults.UploadsTempPath);
        _fileProvider.CreateDirectory(tempFolder);
        var archivePath = _fileProvider.Combine(tempFolder, $"{Guid.NewGuid():N}.zip");
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
            _fileProvider.DeleteFile(archivePath);
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

        var uploaded = _fileProvider.MapPath(NopPluginDefaults.UploadedPath);
        _fileProvider.CreateDirectory(uploaded);
        var target = _fileProvider.Combine(uploaded, folder);
        if (_fileProvider.DirectoryExists(target))
            _fileProvider.DeleteDirectory(target);

        //refuses entries that point outside of the folder
        archive.ExtractToDirectory(uploaded);

        return descriptor;
    }
}
