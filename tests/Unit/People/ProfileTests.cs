using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.People;
using EduEvents.Projections.People;
using static EduEvents.Unit.People.Child;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.People;

public sealed class ProfileTests
{
    private static readonly Guid Entry = Ids.Of(90), Other = Ids.Of(91);
    private static readonly ProfileSubject Pupil = new(true, false, true, October), Member = new(false, true, true, October), Nobody = new(false, false, true, October),
        Elsewhere = new(true, false, false, October);

    private static readonly CertificateRecorded Certificate =
        new(Ids.Aigerim, Entry, new(Ids.Aigerim, "B1"), new(Ids.Aigerim, "Орталық"), new(Ids.Aigerim, "118"), September, null);

    private static readonly SpecialNeedsNoted Needs = new(
        Ids.Aigerim, NeedsKind.Barriers, NeedsSupport.Class, new(Ids.Aigerim, "ПМПК"), new(Ids.Aigerim, ""), September);

    private static Func<Profile, IEnumerable<IDomainEvent>> Record(ProfileSubject subject, DateOnly? on = null, string title = "B1") => profile =>
        RecordCertificateHandler.Handle(new(Ids.Aigerim, Entry, title, "Орталық", "118", on ?? September, null), profile, subject);

    private static Func<Profile, IEnumerable<IDomainEvent>> NoteNeeds(DateOnly from) => profile =>
        NoteSpecialNeedsHandler.Handle(new(Ids.Aigerim, NeedsKind.Barriers, NeedsSupport.Class, "ПМПК", "", from), profile, Pupil);

    [Fact]
    public void An_entry_is_made_once() => Given<Profile>().When(Record(Pupil)).Then(Certificate);

    [Fact]
    public void The_same_again_changes_nothing_also_after_it_was_withdrawn()
    {
        Given<Profile>(Certificate).When(Record(Pupil)).ThenNothing();
        Given<Profile>(Certificate, new ProfileEntryWithdrawn(Ids.Aigerim, Entry)).When(Record(Pupil)).ThenNothing();
        Given<Profile>(Certificate).When(Record(Pupil, title: "B2")).ThenBroken(PeopleRules.EntryAlreadyMade());
    }

    [Fact]
    public void An_entry_is_about_somebody_of_the_organisation_and_of_the_class_that_is_named()
    {
        Given<Profile>().When(Record(Nobody)).ThenBroken(PeopleRules.PersonUnknown());
        Given<Profile>().When(Record(Elsewhere)).ThenBroken(PeopleRules.NotInClass());
    }

    [Fact]
    public void Nothing_is_entered_that_is_still_to_come() => Given<Profile>().When(Record(Pupil, October.AddDays(1))).ThenBroken(PeopleRules.EntryInFuture());

    [Fact]
    public void Teachers_have_no_olympiads_and_learners_no_courses()
    {
        Given<Profile>().When(p => RecordAchievementHandler.Handle(new(Ids.Teacher, Entry, AchievementKind.Olympiad, AchievementLevel.School, null, "x",
            AchievementPlace.First, September, null, false), p, Member)).ThenBroken(PeopleRules.PersonUnknown());
        Given<Profile>().When(p => RecordCourseHandler.Handle(new(Ids.Aigerim, Entry, "x", "y", 80, September, ""), p, Pupil)).ThenBroken(PeopleRules.PersonUnknown());
    }

    [Fact]
    public void A_wrong_entry_is_withdrawn_once()
    {
        var withdraw = (Profile p) => WithdrawEntryHandler.Handle(new(Ids.Aigerim, Entry, "қате"), p, Pupil);
        Given<Profile>(Certificate).When(withdraw).Then(new ProfileEntryWithdrawn(Ids.Aigerim, Entry));
        Given<Profile>(Certificate, new ProfileEntryWithdrawn(Ids.Aigerim, Entry)).When(withdraw).ThenNothing();
        Given<Profile>(Certificate with { EntryId = Other }).When(withdraw).ThenBroken(PeopleRules.EntryUnknown());
    }

    [Fact]
    public void A_category_ends_by_the_edition_in_force_on_its_first_day()
    {
        QualificationRule rule = new("status/2018", "expert", "", "", "", 5, 365, new(2018, 1, 1));
        var award = (QualificationRule? r) => (Profile p) => AwardQualificationHandler.Handle(new(Ids.Teacher, Entry, "expert", September, null), p, (Member, r));

        Given<Profile>().When(award(rule)).Then(new QualificationAwarded(Ids.Teacher, Entry, "expert", September, new(2031, 9, 1), null, "status/2018"));
        Given<Profile>().When(award(null)).ThenBroken(PeopleRules.QualificationUnknown());
    }

    [Fact]
    public void Special_needs_begin_change_and_end_in_order()
    {
        Given<Profile>().When(NoteNeeds(September)).Then(Needs);
        Given<Profile>(Needs).When(NoteNeeds(September)).ThenNothing();
        Given<Profile>(Needs).When(NoteNeeds(Admitted)).ThenBroken(PeopleRules.NotedLater(September));
        var ended = new SpecialNeedsEnded(Ids.Aigerim, October);
        Given<Profile>(Needs).When(p => EndSpecialNeedsHandler.Handle(new(Ids.Aigerim, October), p)).Then(ended);
        Given<Profile>(Needs, ended).When(p => EndSpecialNeedsHandler.Handle(new(Ids.Aigerim, October), p)).ThenNothing();
        Given<Profile>(Needs, ended).When(NoteNeeds(October)).ThenBroken(PeopleRules.JoinedBeforeLeaving(October));
    }

    [Fact]
    public void Languages_and_health_that_are_known_change_nothing()
    {
        LanguagesTold told = new(Ids.Aigerim, new(Ids.Aigerim, "kk"), new(Ids.Aigerim, "ru"));
        HealthNoted noted = new(Ids.Aigerim, new(Ids.Aigerim, "2"), new(Ids.Aigerim, "Main"), new(Ids.Aigerim, ""), new(Ids.Aigerim, ""), September);
        var health = (DateOnly from) => (Profile p) => NoteHealthHandler.Handle(new(Ids.Aigerim, 2, PhysicalGroup.Main, "", "", from), p, Pupil);
        Given<Profile>().When(p => TellLanguagesHandler.Handle(new(Ids.Aigerim, "kk", "ru"), p, Pupil)).Then(told);
        Given<Profile>(told).When(p => TellLanguagesHandler.Handle(new(Ids.Aigerim, "kk", "ru"), p, Pupil)).ThenNothing();
        Given<Profile>().When(health(September)).Then(noted);
        Given<Profile>(noted).When(health(September)).ThenNothing();
        Given<Profile>(noted).When(health(Admitted)).ThenBroken(PeopleRules.NotedLater(September));
    }

    [Fact]
    public void A_withdrawn_entry_leaves_the_profile_and_the_category_before_it_stands_again()
    {
        QualificationAwarded first = new(Ids.Teacher, Entry, "moderator", new(2022, 9, 1), new(2027, 9, 1), null, "status/2018"),
            second = new(Ids.Teacher, Other, "expert", September, new(2031, 9, 1), null, "status/2018");
        ProfileEntryWithdrawn withdrawn = new(Ids.Teacher, Other);

        var profile = View.Of<ProfileCard>(Ids.Teacher, new ProfileCardProjection().Evolve, first, second, withdrawn)!;
        var card = View.Of<QualificationCard>(Ids.Teacher, new QualificationCardProjection().Evolve, first, second)!;

        Assert.Equal([first], profile.Qualifications);
        Assert.Equal(Other, card.Newest!.EntryId);
        Assert.Equal(Entry, new QualificationCardProjection().Evolve(card, Ids.Teacher, new JasperFx.Events.Event<ProfileEntryWithdrawn>(withdrawn))!.Newest!.EntryId);
    }

    [Fact]
    public void Needs_that_change_end_the_day_before()
    {
        var changed = Needs with { Support = NeedsSupport.Organisation, From = October };

        var card = View.Of<RestrictedCard>(Ids.Aigerim, new RestrictedCardProjection().Evolve, Needs, changed, new SpecialNeedsEnded(Ids.Aigerim, new(2027, 5, 25)))!;

        Assert.Equal([new(Needs, October.AddDays(-1)), new NeedsCard(changed, new(2027, 5, 25))], card.Needs);
    }
}
