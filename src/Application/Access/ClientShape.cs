using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>What the commands about a client's details have in common.</summary>
public interface IClientDetails
{
    /// <summary>Name that people see.</summary>
    string Title { get; }

    /// <summary>Where people are sent back to.</summary>
    IReadOnlyList<string> RedirectUris { get; }

    /// <summary>Where people are sent after signing out.</summary>
    IReadOnlyList<string> LogoutUris { get; }

    /// <summary>What it may ask for.</summary>
    IReadOnlyList<string> Scopes { get; }

    /// <summary>All of them.</summary>
    ClientDetails Details() => new(Title, RedirectUris, LogoutUris, Scopes);
}

/// <summary>The shape of a client: addresses whole and encrypted, scopes that there are.</summary>
public static class ClientShape
{
    /// <summary>What a client may ask for beyond openid: name, roles, organisation, and to stay signed in.</summary>
    public static readonly IReadOnlyList<string> Scopes = ["profile", "roles", "organisation", "offline_access"];

    private const int MostAddresses = 10, LongestAddress = 400;

    /// <summary>Checks title, addresses and scopes.</summary>
    public static void CheckDetails<TCommand>(this AbstractValidator<TCommand> validator) where TCommand : IClientDetails
    {
        validator.RuleFor(c => c.Title).NotEmpty().MaximumLength(160);
        validator.RuleFor(c => c.RedirectUris).NotEmpty().Must(u => u is null || u.Count <= MostAddresses);
        validator.RuleForEach(c => c.RedirectUris).Must(IsAddress);
        validator.RuleFor(c => c.LogoutUris).NotNull().Must(u => u is null || u.Count <= MostAddresses);
        validator.RuleForEach(c => c.LogoutUris).Must(IsAddress);
        validator.RuleForEach(c => c.Scopes).Must(s => Scopes.Contains(s));
        validator.RuleFor(c => c.Scopes).NotNull().Must(s => s is null || s.Distinct().Count() == s.Count);
    }

    // Plain HTTP only to the own machine, as programs in development and on a desk use it.
    private static bool IsAddress(string? text) => text?.Length <= LongestAddress && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
