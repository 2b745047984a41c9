namespace EduEvents.Domain.Organisation;

/// <summary>Every way Organisation says no. Codes are part of the API; texts live in resources.</summary>
public static class OrganisationRules
{
    public static Refusal AlreadyFounded() => new("organisation.already_founded");
    public static Refusal NotFounded() => new("organisation.not_founded");
    public static Refusal AnotherOrganisation() => new("organisation.another_organisation");
    public static Refusal BinInvalid() => new("organisation.bin_invalid");
    public static Refusal QuartersOutOfOrder() => new("organisation.quarters_out_of_order");
    public static Refusal YearAlreadyOpened(int year) => new("organisation.year_already_opened", year);
    public static Refusal QuarterOutsideYear(int quarter) => new("organisation.quarter_outside_year", quarter);
    public static Refusal BellsOutOfOrder(int number) => new("organisation.bells_out_of_order", number);
    public static Refusal LessonTooLong(int number, int minutes) => new("organisation.lesson_too_long", number, minutes);
    public static Refusal BreakOutsideNorms(int number, int min, int max) => new("organisation.break_outside_norms", number, min, max);
    public static Refusal ShiftsTooClose(int minutes) => new("organisation.shifts_too_close", minutes);
    public static Refusal StartsTooEarly(TimeOnly earliest) => new("organisation.starts_too_early", earliest);
}
