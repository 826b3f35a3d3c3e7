using Nop.Services.Media;
using Nop.Web.Areas.Admin.Controllers;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>Takes the pictures that admin pages upload</summary>
public class PictureController(IPictureService pictureService) : BaseAdminController
{
    private const int MAX_BYTES = 5 * 1024 * 1024;
    private static readonly string[] _types = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    // nopCommerce's own action carries this attribute, because its uploader sends no token: a plugin's page that
    // sends none works there, so it works here. Who may upload is still asked, by the base class's filters.
    [HttpPost]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> AsyncUpload()
    {
        var file = Request.Form.Files.FirstOrDefault();
        if (file is null || file.Length is 0 or > MAX_BYTES || !_types.Contains(file.ContentType))
            return Json(new { success = false, message = "No picture was uploaded" });

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        var picture = await pictureService.InsertPictureAsync(bytes.ToArray(), file.ContentType, null);
        return Json(new { success = true, pictureId = picture.Id, imageUrl = await pictureService.GetPictureUrlAsync(picture.Id, 100) });
    }
}
