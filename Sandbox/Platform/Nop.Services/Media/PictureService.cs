using Nop.Core.Domain.Media;

namespace Nop.Services.Media;

/// <summary>Keeps uploaded pictures in the database and serves them as they are: the sandbox makes no thumbnails.</summary>
public partial class PictureService(IRepository<Picture> pictureRepository, IRepository<PictureBinary> binaryRepository) : IPictureService
{
    public virtual async Task<Picture> GetPictureByIdAsync(int pictureId) =>
        pictureId == 0 ? null : await pictureRepository.GetByIdAsync(pictureId);

    public virtual async Task<PictureBinary> GetPictureBinaryByPictureIdAsync(int pictureId) =>
        (await binaryRepository.GetAllAsync(query => query.Where(row => row.PictureId == pictureId))).FirstOrDefault();

    public virtual async Task<string> GetPictureUrlAsync(int pictureId, int targetSize = 0, bool showDefaultPicture = true, string storeLocation = null,
        PictureType defaultPictureType = PictureType.Entity)
    {
        if (await GetPictureByIdAsync(pictureId) is { } picture)
            return $"{storeLocation?.TrimEnd('/')}/images/uploaded/{picture.Id}";

        return showDefaultPicture ? $"{storeLocation?.TrimEnd('/')}/images/favicon.svg" : string.Empty;
    }

    public virtual async Task<Picture> InsertPictureAsync(byte[] pictureBinary, string mimeType, string seoFilename, string altAttribute = null,
        string titleAttribute = null, bool isNew = true, bool validateBinary = true)
    {
        var picture = new Picture
        {
            MimeType = mimeType, SeoFilename = seoFilename, AltAttribute = altAttribute, TitleAttribute = titleAttribute, IsNew = isNew
        };
        await pictureRepository.InsertAsync(picture);
        await binaryRepository.InsertAsync(new PictureBinary { PictureId = picture.Id, BinaryData = pictureBinary });

        return picture;
    }

    public virtual async Task<Picture> SetSeoFilenameAsync(int pictureId, string seoFilename)
    {
        var picture = await GetPictureByIdAsync(pictureId) ?? throw new ArgumentException("There is no such picture");
        if (picture.SeoFilename != seoFilename)
        {
            picture.SeoFilename = seoFilename;
            await pictureRepository.UpdateAsync(picture);
        }

        return picture;
    }

    public virtual async Task DeletePictureAsync(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);

        await binaryRepository.DeleteAsync(row => row.PictureId == picture.Id);
        await pictureRepository.DeleteAsync(picture);
    }
}
