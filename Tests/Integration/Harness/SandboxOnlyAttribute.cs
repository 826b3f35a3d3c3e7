using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>Marks what can be tested on the sandbox alone, and says why. A run on nopCommerce leaves it out, and names it at its end.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SandboxOnlyAttribute(string why) : NUnitAttribute, IApplyToTest
{
    private const string Mark = "SandboxOnly";
    private const string Namespace = "Tests.Integration.";

    public void ApplyToTest(Test test)
    {
        if (NopCommerce.Folder is null || test.RunState == RunState.NotRunnable)
            return;
        test.RunState = RunState.Ignored;
        test.Properties.Set(PropertyNames.SkipReason, why);
        test.Properties.Set(Mark, why);
    }

    /// <summary>Writes what a run on nopCommerce leaves out, whichever part of the suite was asked for.</summary>
    internal static void Report(ITest run)
    {
        if (NopCommerce.Folder is null)
            return;
        var left = new List<(string Name, string Why, int Tests)>();
        var all = Collect(run, left);
        TestContext.Progress.WriteLine($"Only on the sandbox: {left.Sum(part => part.Tests)} of {all} integration tests");
        foreach (var (name, why, tests) in left)
            TestContext.Progress.WriteLine($"  {name} ({tests}): {why}");
    }

    // returns how many tests there are
    private static int Collect(ITest test, List<(string, string, int)> left)
    {
        var name = test.FullName.Split(Namespace, 2);
        if (test.Properties.Get(Mark) is string why)
        {
            left.Add((name[^1], why, test.TestCaseCount));
            return test.TestCaseCount;
        }
        return test.HasChildren ? test.Tests.Sum(part => Collect(part, left)) : name.Length - 1;
    }
}
