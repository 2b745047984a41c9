using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>
/// Issues a sheet to hand out: an initial password, or a one-time code where the owner has a password of his own. A class leader does so for
/// learners of the own class and their guardians, without a class whoever keeps accounts.
/// </summary>
[Critical]
[Needs(Permissions.AccessHandOut)]
[PlatformWide]
[Example("""{"accountId":"0192f0c5-0000-7000-8000-000000000400","handOutId":"0192f0c5-0000-7000-8000-000000000440","organisation":"0192f0c5000070008000000000000001","groupId":"0192f0c5-0000-7000-8000-000000000002"}""")]
public sealed record IssueHandOut(Guid AccountId, Guid HandOutId, string? Organisation, Guid? GroupId) : ICommand<Account>
{
    /// <inheritdoc />
    public Guid Stream() => AccountId;

    /// <summary>The class for which it is issued; the whole organisation for a single person.</summary>
    public Scope Target() => new(Organisation, GroupId);
}

public sealed class IssueHandOutValidator : AbstractValidator<IssueHandOut>
{
    public IssueHandOutValidator()
    {
        RuleFor(c => c.AccountId).NotEmpty();
        RuleFor(c => c.HandOutId).NotEmpty();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
        RuleFor(c => c.GroupId).NotEqual(Guid.Empty);
    }
}

public static class IssueHandOutHandler
{
    public static IEnumerable<IDomainEvent> Handle(IssueHandOut c, Account account, HandOutTerms terms) =>
        account.HandOut(c.HandOutId, c.Organisation, c.GroupId, terms);

    /// <summary>Looks up whether the account is one of the class, and how long a sheet is worth something.</summary>
    /// <param name="belongs">Whether a person is a learner of a class of an organisation today, or a guardian of one; People know that.</param>
    public static Func<IssueHandOut, Lookup, Task<HandOutTerms>> Find(Func<Lookup, string, Guid, Guid, Task<bool>> belongs) => async (c, lookup) =>
    {
        var terms = (await Policy(lookup, null)).And(await Policy(lookup, c.Organisation));
        var isOfGroup = c.GroupId is not { } group || (c.Organisation is { } organisation
            && await lookup.Session.LoadAsync<AccountCard>(c.AccountId, lookup.Stop) is { } card && await belongs(lookup, organisation, group, card.PersonId));
        return new(await Terms.Keeper(c, lookup), isOfGroup, lookup.Now.AddDays(terms.InitialDays));
    };

    private static async Task<PasswordTerms> Policy(Lookup lookup, string? organisation) =>
        (await lookup.Session.LoadAsync<PasswordPolicyCard>(PasswordPolicy.StreamOf(organisation), lookup.Stop))?.Terms ?? PasswordTerms.Default;
}
