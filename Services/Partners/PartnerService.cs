using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Logging;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Partners;

/// <summary>
/// Other shops and tills that use the programs of this one
/// </summary>
public class PartnerService(IAuditService auditService,
    IEventPublisher eventPublisher,
    ILogger logger,
    IProgramService programService,
    IRepository<LoyaltyPartner> partnerRepository,
    IStoreService storeService,
    RowTurns turns,
    TimeProvider time)
{
    /// <summary>
    /// Longest name
    /// </summary>
    public const int NAME_LENGTH = 200;

    /// <summary>
    /// Most hours for which the secret before is accepted
    /// </summary>
    public const int MAX_OVERLAP_HOURS = 720;

    /// <summary>
    /// Gets a partner as it is stored; null when there is none
    /// </summary>
    public Task<LoyaltyPartner> GetByIdAsync(int id)
    {
        return partnerRepository.GetByIdAsync(id);
    }

    /// <summary>
    /// Gets a partner that was not revoked, from the store's cache; not to be changed
    /// </summary>
    public async Task<LoyaltyPartner> FindActiveAsync(int id)
    {
        return await partnerRepository.GetByIdAsync(id, _ => default) is { RevokedOnUtc: null } partner ? partner : null;
    }

    /// <summary>
    /// Gets all partners, newest first
    /// </summary>
    public Task<IList<LoyaltyPartner>> GetAllAsync()
    {
        return partnerRepository.GetAllAsync(query => query.OrderByDescending(partner => partner.Id));
    }

    /// <summary>
    /// Finds the partner whose credentials these are, and notes that it came; null when there is none or it was revoked
    /// </summary>
    public async Task<LoyaltyPartner> AuthenticateAsync(string clientId, string secret)
    {
        if (!PartnerCredentials.AreWellFormed(clientId, secret))
            return null;

        var partner = (await partnerRepository.GetAllAsync(query => query.Where(row => row.ClientId == clientId && row.RevokedOnUtc == null))).FirstOrDefault();
        if (partner is null || !PartnerCredentials.IsSecretOf(partner, secret, NowUtc))
            return null;

        await NoteUseAsync(partner.Id);

        return partner;
    }

    /// <summary>
    /// Makes a partner. The secret is in the answer and nowhere else: only its hash is stored
    /// </summary>
    public async Task<Result<NewPartner>> InsertAsync(LoyaltyPartner partner, string actor)
    {
        if (await FindFaultAsync(partner) is { } fault)
            return fault;

        var secret = PartnerCredentials.NewSecret();
        partner.ClientId = PartnerCredentials.NewClientId();
        partner.SecretHash = KeyHash.Of(secret);
        partner.CreatedOnUtc = NowUtc;
        await partnerRepository.InsertAsync(partner);
        await auditService.LogAsync(actor, AuditActions.Create, partner, null, $"{partner.Name} ({partner.ClientId})");

        return new NewPartner(partner, secret);
    }

    /// <summary>
    /// Gives a partner another name or other limits
    /// </summary>
    /// <param name="id">The partner</param>
    /// <param name="wanted">Name and limits as they shall be</param>
    /// <param name="actor">Who does it</param>
    /// <returns>False when it is not there any more</returns>
    public async Task<Result<bool>> UpdateAsync(int id, LoyaltyPartner wanted, string actor)
    {
        if (await FindFaultAsync(wanted) is { } fault)
            return fault;

        string before = null, after = null;
        var stored = await ChangeAsync(id, row =>
        {
            var old = new LoyaltyPartner { Name = row.Name, ProgramIds = row.ProgramIds, StoreIds = row.StoreIds };
            (row.Name, row.ProgramIds, row.StoreIds) = (wanted.Name, wanted.ProgramIds, wanted.StoreIds);
            (before, after) = EntityChanges.Between(old, new LoyaltyPartner { Name = row.Name, ProgramIds = row.ProgramIds, StoreIds = row.StoreIds });

            return after is not null;
        });
        if (after is not null)
            await auditService.LogAsync(actor, AuditActions.Update, stored, before, after);

        return stored is not null;
    }

    /// <summary>
    /// Makes a new secret
    /// </summary>
    /// <param name="id">The partner</param>
    /// <param name="overlapHours">Hours for which the secret before is still accepted; 0 for none</param>
    /// <param name="actor">Who does it</param>
    /// <returns>The secret, which is stored nowhere; null when the partner is gone or was revoked</returns>
    public async Task<NewPartner> RotateSecretAsync(int id, int overlapHours, string actor)
    {
        var secret = PartnerCredentials.NewSecret();
        var stored = await ChangeAsync(id, row =>
        {
            if (row.RevokedOnUtc is not null)
                return false;

            row.PreviousSecretHash = overlapHours > 0 ? row.SecretHash : null;
            row.PreviousEndsOnUtc = overlapHours > 0 ? NowUtc.AddHours(overlapHours) : null;
            row.SecretHash = KeyHash.Of(secret);

            return true;
        });
        if (stored is null || stored.RevokedOnUtc is not null)
            return null;

        await auditService.LogAsync(actor, AuditActions.NewSecret, stored, null, stored.Name);

        return new NewPartner(stored, secret);
    }

    /// <summary>
    /// Shuts a partner out at once and for good; its tokens are refused too
    /// </summary>
    public async Task RevokeAsync(int id, string actor)
    {
        var revoked = false;
        var stored = await ChangeAsync(id, row =>
        {
            if (row.RevokedOnUtc is not null)
                return false;

            row.RevokedOnUtc = NowUtc;

            return revoked = true;
        });
        if (revoked)
            await auditService.LogAsync(actor, AuditActions.Revoke, stored, stored.Name, null);
    }

    private DateTime NowUtc => Moment.Kept(time.GetUtcNow().UtcDateTime);

    /// <summary>
    /// Changes a row in its turn, so that what another one wrote meanwhile stays
    /// </summary>
    /// <param name="id">The partner</param>
    /// <param name="change">The change; false when there is nothing to store</param>
    /// <returns>The row as it is now; null when there is none</returns>
    private async Task<LoyaltyPartner> ChangeAsync(int id, Func<LoyaltyPartner, bool> change)
    {
        var changed = false;
        var stored = await turns.RunAsync<LoyaltyPartner, LoyaltyPartner>(id, async () =>
        {
            if (await partnerRepository.GetByIdAsync(id) is not { } row)
                return null;
            if (changed = change(row))
                await partnerRepository.UpdateAsync(row, false);

            return row;
        });
        // after the transaction: who reads it meanwhile must not put the old one into the cache again
        if (changed)
            await eventPublisher.EntityUpdatedAsync(stored);

        return stored;
    }

    /// <summary>
    /// A failure means that this use goes unnoted
    /// </summary>
    private async Task NoteUseAsync(int id)
    {
        try
        {
            await turns.RunAsync<LoyaltyPartner, bool>(id, async () =>
            {
                if (await partnerRepository.GetByIdAsync(id) is not { RevokedOnUtc: null } row)
                    return false;

                row.LastUsedOnUtc = NowUtc;
                await partnerRepository.UpdateAsync(row, false);

                return true;
            });
        }
        catch (Exception exception)
        {
            await logger.WarningAsync($"Loyalty: that partner {id} fetched a token could not be noted", exception);
        }
    }

    private async Task<LoyaltyError> FindFaultAsync(LoyaltyPartner partner)
    {
        partner.Name = partner.Name?.Trim();
        if (string.IsNullOrEmpty(partner.Name) || partner.Name.Length > NAME_LENGTH)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"Must have from 1 to {NAME_LENGTH} characters.", "name");

        foreach (var programId in IdList.Parse(partner.ProgramIds))
        {
            if (await programService.GetProgramByIdAsync(programId) is null)
                return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"There is no program {programId}.", "programIds");
        }
        var stores = (await storeService.GetAllStoresAsync()).Select(store => store.Id).ToHashSet();
        if (IdList.Parse(partner.StoreIds).FirstOrDefault(id => !stores.Contains(id)) is var missing and > 0)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"There is no store {missing}.", "storeIds");

        return null;
    }
}

/// <summary>
/// A partner just made, or with a new secret
/// </summary>
public sealed record NewPartner(LoyaltyPartner Partner, string Secret);
