#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Services.Reports;

/// <summary>
/// The order of a grid
/// </summary>
public enum GridSort
{
    /// <summary>
    /// The newest first
    /// </summary>
    Newest = 10,

    /// <summary>
    /// The oldest first
    /// </summary>
    Oldest = 20,

    /// <summary>
    /// The most points first
    /// </summary>
    MostPoints = 30,

    /// <summary>
    /// The fewest points first
    /// </summary>
    FewestPoints = 40,

    /// <summary>
    /// The most points ever earned first
    /// </summary>
    MostEarned = 50,

    /// <summary>
    /// By name
    /// </summary>
    Name = 60,

    /// <summary>
    /// As they were arranged
    /// </summary>
    Arranged = 70
}
