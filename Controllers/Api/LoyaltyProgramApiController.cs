using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Services.Programs;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>What the controllers of things within a program share: finding the program, within the stores of the key.</summary>
public abstract class LoyaltyProgramApiController(IProgramService programs) : LoyaltyApiController
{
    /// <summary>What is wrong with a number of a program below 1.</summary>
    protected const string ProgramMessage = "Must be a program's number, at least 1.";

    /// <summary>Programs.</summary>
    protected IProgramService Programs => programs;

    /// <summary>Finds a program, or says why the key may not read or change it.</summary>
    protected async Task<(LoyaltyProgram Program, IActionResult Refusal)> FindProgramAsync(int programId, bool toChange) =>
        Admit(await programs.GetProgramByIdAsync(programId), programId, toChange);

    /// <summary>Says why a key may not read or change a program, if it may not.</summary>
    protected (LoyaltyProgram Program, IActionResult Refusal) Admit(LoyaltyProgram program, int programId, bool toChange)
    {
        if (program is null)
            return (null, Refuse(ApiErrorCodes.ProgramNotFound, $"There is no program {programId}."));

        return (program, IsAllowed(program, toChange) ? null : Refuse(ApiErrorCodes.StoreIsolation, "The program belongs to other stores too."));
    }

    /// <summary>Whether the key may read, or change, what belongs to a program.</summary>
    protected bool IsAllowed(LoyaltyProgram program, bool toChange) =>
        toChange ? ProgramStores.MayChange(User, program) : ProgramStores.MayRead(User, program);
}
