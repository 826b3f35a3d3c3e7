namespace Nop.Plugin.Misc.Loyalty.Services;

/// <summary>
/// Lets one caller at a time work on a member within this process. It only saves failed attempts:
/// between web nodes the unique index of the ledger decides
/// </summary>
public sealed class MemberGate
{
    private readonly Dictionary<int, Slot> _slots = [];

    /// <summary>
    /// Waits for the member and holds the gate until the result is disposed
    /// </summary>
    public async Task<IDisposable> EnterAsync(int memberId)
    {
        Slot slot;
        lock (_slots)
        {
            if (!_slots.TryGetValue(memberId, out slot))
                _slots[memberId] = slot = new Slot();
            slot.Users++;
        }
        await slot.Semaphore.WaitAsync();

        return new Pass(this, memberId, slot);
    }

    private void Leave(int memberId, Slot slot)
    {
        slot.Semaphore.Release();
        lock (_slots)
        {
            if (--slot.Users == 0)
                _slots.Remove(memberId);
        }
    }

    private sealed class Slot
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);
        public int Users { get; set; }
    }

    private sealed class Pass(MemberGate gate, int memberId, Slot slot) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (_left)
                return;
            _left = true;
            gate.Leave(memberId, slot);
        }
    }
}
