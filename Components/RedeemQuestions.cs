using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Nop.Plugin.Misc.Loyalty.Models.Public;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// Carries a question to the page a form is led back to
/// </summary>
public static class RedeemQuestions
{
    private const string KEY = "loyalty.redeem.question";

    /// <summary>
    /// Leave a question for the next page
    /// </summary>
    /// <param name="tempData">What the next page gets</param>
    /// <param name="question">Question</param>
    public static void Leave(ITempDataDictionary tempData, RedeemQuestionModel question)
    {
        tempData[KEY] = new[] { question.Text, question.IsReward ? "reward" : "points", question.Answer };
    }

    /// <summary>
    /// Take the question that was left, once
    /// </summary>
    /// <param name="tempData">What the page before left</param>
    /// <returns>The question; null when none was left</returns>
    public static RedeemQuestionModel Take(ITempDataDictionary tempData)
    {
        return tempData[KEY] is string[] { Length: 3 } parts
            ? new RedeemQuestionModel { Text = parts[0], IsReward = parts[1] == "reward", Answer = parts[2] }
            : null;
    }
}
