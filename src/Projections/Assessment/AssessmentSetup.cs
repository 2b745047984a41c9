using EduEvents.Domain;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Organisation;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Assessment;

/// <summary>One per organisation: the calendar and how subjects are assessed, as Assessment needs them.</summary>
public sealed class AssessmentSetup
{
    /// <summary>The same id in every organisation; tenants keep them apart.</summary>
    public static readonly Guid TheId = StableId.Of("assessment.setup");

    public Guid Id { get; set; }
    public Dictionary<int, AcademicYearOpened> Years { get; set; } = [];
    public Dictionary<Guid, MarkMode> Subjects { get; set; } = [];

    /// <summary>The quarters of a year in order; none when it is not opened.</summary>
    public IReadOnlyList<Quarter> QuartersOf(int year) => Years.GetValueOrDefault(year)?.Quarters ?? [];

    /// <summary>The quarter, if the organisation's calendar has it.</summary>
    public Quarter? Find(int year, int quarter) => QuartersOf(year).FirstOrDefault(q => q.Number == quarter);

    /// <summary>Why a day of an academic year has no lessons, but for public holidays; null on a school day.</summary>
    public string? OffOn(DateOnly day, int year) => day.DayOfWeek switch
    {
        DayOfWeek.Sunday => "sunday",
        DayOfWeek.Saturday when Years.GetValueOrDefault(year)?.Saturdays != true => "saturday",
        _ => Years.Values.SelectMany(y => y.DaysOff).FirstOrDefault(d => d.From <= day && day <= d.To)?.Reason
    };
}

/// <summary>Folds the calendar of Organisation and the catalogue of Curriculum.</summary>
public sealed class AssessmentSetupProjection : MultiStreamProjection<AssessmentSetup, Guid>
{
    public AssessmentSetupProjection()
    {
        Identity<AcademicYearOpened>(_ => AssessmentSetup.TheId);
        Identity<SubjectAdded>(_ => AssessmentSetup.TheId);
        Identity<SubjectAssessmentChosen>(_ => AssessmentSetup.TheId);
    }

    /// <inheritdoc />
    public override AssessmentSetup? Evolve(AssessmentSetup? snapshot, Guid id, IEvent e)
    {
        var setup = snapshot ?? new AssessmentSetup { Id = id };
        switch (e.Data)
        {
            case AcademicYearOpened y:
                setup.Years[y.Year] = y;
                break;
            case SubjectAdded s:
                setup.Subjects[s.SubjectId] = s.MarkMode;
                break;
            case SubjectAssessmentChosen c:
                setup.Subjects[c.SubjectId] = c.MarkMode;
                break;
        }
        return setup;
    }
}
