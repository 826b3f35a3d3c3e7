using Nop.Plugin.Misc.Loyalty.Services.Ledger;

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
    /// <param name="memberId">Member</param>
    /// <param name="command">A command that whoever is let in before may book along; null for work of another kind</param>
    public async Task<IDisposable> EnterAsync(int memberId, WaitingCommand command = null)
    {
        Slot slot;
        lock (_slots)
        {
            if (!_slots.TryGetValue(memberId, out slot))
                _slots[memberId] = slot = new Slot();
            slot.Users++;
            if (command is not null)
                slot.Waiting.Enqueue(command);
        }
        await slot.Semaphore.WaitAsync();
        if (command is not null)
            command.LetIn = true;

        return new Pass(this, memberId, slot);
    }

    /// <summary>
    /// Takes the commands that wait for a member, the longest waiting first, out of the row. For who holds the gate
    /// </summary>
    /// <param name="memberId">Member</param>
    /// <param name="most">How many at most</param>
    public IReadOnlyList<WaitingCommand> TakeWaiting(int memberId, int most)
    {
        var taken = new List<WaitingCommand>();
        lock (_slots)
        {
            while (taken.Count < most && _slots[memberId].Waiting.TryDequeue(out var command))
            {
                // its own caller may have been let in since
                if (!command.LetIn)
                    taken.Add(command);
            }
        }

        return taken;
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
        public Queue<WaitingCommand> Waiting { get; } = [];
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
