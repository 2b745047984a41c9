using EduEvents.Domain;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Organisation;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Journal;

/// <summary>One per organisation: the calendar and the subjects, as the Journal needs them to open lessons.</summary>
public sealed class JournalSetup
{
    /// <summary>The same id in every organisation; tenants keep them apart.</summary>
    public static readonly Guid TheId = StableId.Of("journal.setup");

    public Guid Id { get; set; }
    public Dictionary<int, List<Quarter>> Years { get; set; } = [];
    public List<DaysOff> DaysOff { get; set; } = [];

    /// <summary>The academic years whose week has six school days.</summary>
    public HashSet<int> SaturdayYears { get; set; } = [];
    public Dictionary<Guid, MarkMode> Subjects { get; set; } = [];

    /// <summary>The quarter, if the organisation's calendar has it.</summary>
    public Quarter? Find(int year, int quarter) => Years.GetValueOrDefault(year)?.Find(q => q.Number == quarter);

    /// <summary>Why a day of an academic year has no lessons; null on a school day. Sunday is never one, Saturday only where the calendar says so.</summary>
    public string? OffOn(DateOnly day, int year) => day.DayOfWeek switch
    {
        DayOfWeek.Sunday => "sunday",
        DayOfWeek.Saturday when !SaturdayYears.Contains(year) => "saturday",
        _ => DaysOff.Find(d => d.From <= day && day <= d.To)?.Reason
    };
}

/// <summary>Folds the calendar of Organisation and the catalogue of Curriculum.</summary>
public sealed class JournalSetupProjection : MultiStreamProjection<JournalSetup, Guid>
{
    public JournalSetupProjection()
    {
        Identity<AcademicYearOpened>(_ => JournalSetup.TheId);
        Identity<SubjectAdded>(_ => JournalSetup.TheId);
        Identity<SubjectAssessmentChosen>(_ => JournalSetup.TheId);
    }

    /// <inheritdoc />
    public override JournalSetup? Evolve(JournalSetup? snapshot, Guid id, IEvent e)
    {
        var setup = snapshot ?? new JournalSetup { Id = id };
        switch (e.Data)
        {
            case AcademicYearOpened y:
                setup.Years[y.Year] = [.. y.Quarters];
                setup.DaysOff.AddRange(y.DaysOff);
                if (y.Saturdays) setup.SaturdayYears.Add(y.Year);
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
