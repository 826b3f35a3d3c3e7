namespace Nop.Services.Plugins;

/// <summary>Takes uploaded archives apart.</summary>
public interface IUploadService
{
    Task<IList<IDescriptor>> UploadPluginsAndThemesAsync(IFormFile archivefile);
}
