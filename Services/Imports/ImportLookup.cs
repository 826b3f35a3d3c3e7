using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;

namespace Nop.Plugin.Misc.Loyalty.Services.Imports;

/// <summary>
/// How a line names a member
/// </summary>
public sealed record MemberName(string Card, string Email, string ExternalId);

/// <summary>
/// Customers and members that some lines name
/// </summary>
public sealed class NamedMembers
{
    private readonly int _programId;
    private readonly Dictionary<string, Customer> _customers;
    private readonly Dictionary<int, LoyaltyMember> _byCustomer;
    private readonly Dictionary<string, LoyaltyMember> _byCard;
    private readonly ILookup<string, LoyaltyMember> _byExternal;

    public NamedMembers(int programId, IEnumerable<Customer> customers, IReadOnlyCollection<LoyaltyMember> members)
    {
        _programId = programId;
        _customers = customers.Where(customer => !customer.Deleted).OrderBy(customer => customer.Id)
            .GroupBy(customer => customer.Email, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
        var own = members.Where(member => member.ProgramId == programId).ToList();
        _byCustomer = own.ToDictionary(member => member.CustomerId);
        _byCard = members.ToDictionary(member => member.CardNumber);
        _byExternal = own.Where(member => member.ExternalId is not null).ToLookup(member => member.ExternalId);
    }

    /// <summary>
    /// Gets the customer with an e-mail address; null when there is none
    /// </summary>
    public Customer Customer(string email) => email is null ? null : _customers.GetValueOrDefault(email);

    /// <summary>
    /// Gets a customer's membership in the program; null when there is none
    /// </summary>
    public LoyaltyMember OfCustomer(int customerId) => _byCustomer.GetValueOrDefault(customerId);

    /// <summary>
    /// Gets the member of any program with a card; null when there is none
    /// </summary>
    public LoyaltyMember WithCard(string card) => card is null ? null : _byCard.GetValueOrDefault(card);

    /// <summary>
    /// Gets the program's members that another system knows by an identifier
    /// </summary>
    public IEnumerable<LoyaltyMember> WithExternal(string externalId) => externalId is null ? [] : _byExternal[externalId];

    /// <summary>
    /// Finds the program's member that a line names, by card, e-mail address or other identifier; notes on the line when there is none
    /// </summary>
    public LoyaltyMember Find(ImportLine line, MemberName name)
    {
        var (column, member) = name switch
        {
            { Card: not null } => ("CardNumber", WithCard(name.Card) is { } carrier && carrier.ProgramId == _programId ? carrier : null),
            { Email: not null } => ("Email", Customer(name.Email) is { } customer ? OfCustomer(customer.Id) : null),
            { ExternalId: not null } => ("ExternalId", WithExternal(name.ExternalId).FirstOrDefault()),
            _ => (null, null)
        };
        if (member is null)
            line.Refuse(column, column is null ? "NoName" : "NoMember");

        return member;
    }
}

/// <summary>
/// Looks up, for many lines at once, who they name and what was booked for them
/// </summary>
public class ImportLookup(IRepository<Customer> customerRepository, IRepository<LedgerEntry> entryRepository, IRepository<LoyaltyMember> memberRepository)
{
    /// <summary>
    /// Reads how a line names a member
    /// </summary>
    public static MemberName NameOf(ImportLine line)
    {
        var card = line.Text("CardNumber", 40);

        return new MemberName(card is null ? null : CardNumbers.Normalise(card), line.Text("Email", 1000), line.Text("ExternalId", 100));
    }

    /// <summary>
    /// Gets the customers and members that lines name
    /// </summary>
    public async Task<NamedMembers> GetAsync(int programId, IReadOnlyCollection<MemberName> names)
    {
        // databases differ in whether letters' case counts
        var emails = names.Where(name => name.Email is not null).SelectMany(name => new[] { name.Email, name.Email.ToLowerInvariant() }).Distinct().ToList();
        var cards = names.Where(name => name.Card is not null).Select(name => name.Card).Distinct().ToList();
        var externals = names.Where(name => name.ExternalId is not null).Select(name => name.ExternalId).Distinct().ToList();

        var customers = emails.Count == 0 ? [] : await customerRepository.GetAllAsync(query => query.Where(customer => emails.Contains(customer.Email)));
        var customerIds = customers.Select(customer => customer.Id).ToList();
        var members = new Dictionary<int, LoyaltyMember>();
        await AddAsync(customerIds.Count, query => query.Where(member => member.ProgramId == programId && customerIds.Contains(member.CustomerId)));
        await AddAsync(cards.Count, query => query.Where(member => cards.Contains(member.CardNumber)));
        await AddAsync(externals.Count, query => query.Where(member => member.ProgramId == programId && externals.Contains(member.ExternalId)));

        return new NamedMembers(programId, customers, members.Values);

        async Task AddAsync(int wanted, Func<IQueryable<LoyaltyMember>, IQueryable<LoyaltyMember>> limit)
        {
            if (wanted == 0)
                return;
            foreach (var member in await memberRepository.GetAllAsync(limit))
                members[member.Id] = member;
        }
    }

    /// <summary>
    /// Gets the entries booked under keys, by <see cref="LedgerKey.Plain"/> of the key
    /// </summary>
    public async Task<IReadOnlyDictionary<string, LedgerEntry>> GetBookedAsync(int programId, IEnumerable<string> keys)
    {
        var stored = new Dictionary<string, string>();
        foreach (var key in keys.Select(LedgerKey.Plain).Distinct())
            stored[key] = stored[LedgerKey.Of(key)] = key;

        var found = new Dictionary<string, LedgerEntry>();
        foreach (var some in stored.Keys.Chunk(500))
        {
            // a collation can find other keys than those looked for
            foreach (var entry in await entryRepository.GetAllAsync(query => query.Where(entry => entry.ProgramId == programId && some.Contains(entry.IdempotencyKey))))
            {
                if (stored.TryGetValue(entry.IdempotencyKey, out var key))
                    found[key] = entry;
            }
        }

        return found;
    }
}
