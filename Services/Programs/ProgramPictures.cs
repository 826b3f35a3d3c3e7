using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Media;

namespace Nop.Plugin.Misc.Loyalty.Services.Programs;

/// <summary>
/// Pictures that were uploaded for programs. They bear the plugin's name, so that they can go with it; a picture of the shop's own that a
/// program shows, a product's for example, is left alone
/// </summary>
public class ProgramPictures(IPictureService pictureService, IRepository<LoyaltyProgram> programRepository)
{
    private const string NAME = "loyalty-program-";

    /// <summary>
    /// Names a picture that was just uploaded, and deletes the one before when no program shows it any more
    /// </summary>
    /// <param name="program">The program as it is stored now</param>
    /// <param name="beforeId">The picture it had before; 0 for none</param>
    public async Task KeepAsync(LoyaltyProgram program, int beforeId)
    {
        if (await pictureService.GetPictureByIdAsync(program.PictureId) is { } picture && string.IsNullOrEmpty(picture.SeoFilename))
            await pictureService.SetSeoFilenameAsync(picture.Id, NAME + program.SystemName);
        if (beforeId != program.PictureId && !(await programRepository.GetAllAsync(query => query.Where(row => row.PictureId == beforeId))).Any())
            await DeleteAsync(beforeId);
    }

    /// <summary>
    /// Deletes all of them
    /// </summary>
    public async Task RemoveAllAsync()
    {
        var pictureIds = (await programRepository.GetAllAsync(query => query.Where(program => program.PictureId > 0))).Select(program => program.PictureId).Distinct();
        foreach (var pictureId in pictureIds)
            await DeleteAsync(pictureId);
    }

    private async Task DeleteAsync(int pictureId)
    {
        if (pictureId > 0 && await pictureService.GetPictureByIdAsync(pictureId) is { } picture && picture.SeoFilename?.StartsWith(NAME, StringComparison.Ordinal) == true)
            await pictureService.DeletePictureAsync(picture);
    }
}
