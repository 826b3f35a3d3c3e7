namespace Nop.Services.Messages;

/// <summary>A message waiting for the next page.</summary>
public struct NotifyData
{
    public NotifyType Type { get; set; }
    public string Message { get; set; }
    public bool Encode { get; set; }
    public int Timeout { get; set; }
}
