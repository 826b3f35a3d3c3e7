using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Web.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Public;

/// <summary>
/// The page that the links under the mails lead to: it turns mails of one kind off without signing in. Opening it changes nothing, for programs
/// that look through mails open what is in them; a link that this store did not write is not found, whatever it says
/// </summary>
[AutoValidateAntiforgeryToken]
public class LoyaltyMailController(IMemberService memberService, IProgramService programService, MailLinks links, MergedMembers merged) : BasePublicController
{
    #region Utilities

    private async Task<(LoyaltyMember Member, LoyaltyProgram Program, MailKind Kind)?> FindAsync(string link)
    {
        if (links.Read(link) is not { } told || await memberService.GetMemberByIdAsync(told.MemberId) is not { } addressee)
            return null;

        //who was merged meanwhile gets his mails as the one who took over
        var member = await merged.GetStandingAsync(addressee);

        return await programService.GetProgramByIdAsync(member.ProgramId) is { } program ? (member, program, told.Kind) : null;
    }

    private IActionResult Show(string link, LoyaltyMember member, LoyaltyProgram program, MailKind kind, bool saved)
    {
        //the address stands for a person: it is no page for search engines, and no other site learns it
        Response.Headers["X-Robots-Tag"] = "noindex";
        Response.Headers["Referrer-Policy"] = "same-origin";

        return View("~/Plugins/Misc.Loyalty/Views/MailLink.cshtml", new MailLinkModel
        {
            Link = link, Kind = kind, ProgramName = program.Name, Muted = member.Mutes(kind), Saved = saved
        });
    }

    #endregion

    #region Methods

    /// <summary>
    /// Asks whether mails of a kind shall end
    /// </summary>
    /// <param name="link">Last part of the link's address</param>
    [HttpGet]
    [CheckAccessPublicStore(ignore: true)]
    public async Task<IActionResult> Link(string link)
    {
        return await FindAsync(link) is { } found ? Show(link, found.Member, found.Program, found.Kind, saved: false) : NotFound();
    }

    /// <summary>
    /// Turns them off, or on again
    /// </summary>
    /// <param name="link">Last part of the link's address</param>
    /// <param name="muted">Whether they are off from now on</param>
    [HttpPost]
    [CheckAccessPublicStore(ignore: true)]
    public async Task<IActionResult> Link(string link, bool muted = true)
    {
        if (await FindAsync(link) is not { } found)
            return NotFound();

        await memberService.MuteMailsAsync(found.Member, [found.Kind], _ => muted);

        return Show(link, found.Member, found.Program, found.Kind, saved: true);
    }

    #endregion
}
