using Nop.Core.Domain.Media;

namespace Nop.Services.Media;

public partial interface IPictureService
{
    Task<Picture> GetPictureByIdAsync(int pictureId);

    Task<PictureBinary> GetPictureBinaryByPictureIdAsync(int pictureId);

    /// <summary>The address of a picture; empty when there is none and no default is wanted.</summary>
    Task<string> GetPictureUrlAsync(int pictureId, int targetSize = 0, bool showDefaultPicture = true, string storeLocation = null,
        PictureType defaultPictureType = PictureType.Entity);

    Task<Picture> InsertPictureAsync(byte[] pictureBinary, string mimeType, string seoFilename, string altAttribute = null,
        string titleAttribute = null, bool isNew = true, bool validateBinary = true);

    /// <summary>Names the file that the picture is served as.</summary>
    Task<Picture> SetSeoFilenameAsync(int pictureId, string seoFilename);

    Task DeletePictureAsync(Picture picture);
}
