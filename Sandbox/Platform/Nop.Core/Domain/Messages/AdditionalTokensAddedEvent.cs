namespace Nop.Core.Domain.Messages;

/// <summary>The admin area asks which tokens templates may use; consumers add theirs.</summary>
public class AdditionalTokensAddedEvent
{
    public IEnumerable<string> TokenGroups { get; set; }
    public IList<string> AdditionalTokens { get; } = new List<string>();

    public virtual void AddTokens(params string[] additionalTokens)
    {
        foreach (var token in additionalTokens)
            AdditionalTokens.Add(token);
    }
}
