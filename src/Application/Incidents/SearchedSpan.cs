using EduEvents.Domain.Incidents;
using FluentValidation;

namespace EduEvents.Application.Incidents;

/// <summary>Whose doings are searched for; people know accounts by their sign-in names.</summary>
/// <param name="From">First instant.</param>
/// <param name="Until">First instant after it.</param>
/// <param name="UserNames">Sign-in names; none when only the place is known.</param>
/// <param name="Address">Network address; null for any.</param>
/// <param name="Device">Browser, application or device as the journal tells it; null for any.</param>
/// <param name="Module">Module whose data were touched; null for all.</param>
public sealed record SearchedSpan(
    DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> UserNames, string? Address, string? Device, string? Module)
{
    /// <summary>The same with the accounts behind the names.</summary>
    /// <param name="accounts">Accounts by sign-in name.</param>
    public GivenSpan With(IReadOnlyDictionary<string, Guid> accounts) => new(
        new(From, Until, [.. Names.Where(accounts.ContainsKey).Select(n => accounts[n]).Order()], Address, Device, Module),
        [.. Names.Where(n => !accounts.ContainsKey(n))]);

    /// <summary>The sign-in names as accounts have them, each once.</summary>
    public IReadOnlyList<string> Names => [.. UserNames.Select(n => n.Trim()).Distinct()];
}

/// <summary>The shape of a span.</summary>
public sealed class SearchedSpanValidator : AbstractValidator<SearchedSpan>
{
    public SearchedSpanValidator()
    {
        RuleFor(s => s.From).IsMoment();
        RuleFor(s => s.Until).IsMoment();
        RuleFor(s => s.UserNames).NotNull().Must(n => n is null || n.Count <= 50);
        RuleForEach(s => s.UserNames).NotEmpty().MaximumLength(40);
        RuleFor(s => s.Address).MaximumLength(60);
        RuleFor(s => s.Device).MaximumLength(200);
        RuleFor(s => s.Module).Matches("^[a-z_]{2,40}\\z");
    }
}
