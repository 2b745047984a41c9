namespace EduEvents.Domain.People;

/// <summary>Every way People says no. Codes are part of the API; texts live in resources.</summary>
public static class PeopleRules
{
    public static Refusal IinInvalid() => new("people.iin_invalid");
    public static Refusal IinTaken() => new("people.iin_taken");
    public static Refusal AlreadyAdmitted() => new("people.already_admitted");
    public static Refusal AlreadyHired() => new("people.already_hired");
    public static Refusal HasDeparted(DateOnly on) => new("people.has_departed", on);
    public static Refusal PlacedBeforeAdmission(DateOnly admitted) => new("people.placed_before_admission", admitted);
    public static Refusal DepartedBeforeAdmission(DateOnly admitted) => new("people.departed_before_admission", admitted);
    public static Refusal HasLeft(DateOnly on) => new("people.has_left", on);
    public static Refusal ClassAlreadyFormed() => new("people.class_already_formed");
    public static Refusal SubgroupAlreadyFormed() => new("people.subgroup_already_formed");
    public static Refusal AlreadyInGroup(DateOnly from) => new("people.already_in_group", from);
    public static Refusal NotInGroup() => new("people.not_in_group");
    public static Refusal LeftBeforeJoining(DateOnly from) => new("people.left_before_joining", from);
    public static Refusal JoinedBeforeLeaving(DateOnly left) => new("people.joined_before_leaving", left);
    public static Refusal DismissedBeforeHiring(DateOnly hired) => new("people.dismissed_before_hiring", hired);
    public static Refusal BornAfterAdmission() => new("people.born_after_admission");
    public static Refusal NotPlaced(DateOnly from) => new("people.not_placed", from);
    public static Refusal NotDeparted(DateOnly on) => new("people.not_departed", on);
    public static Refusal ReadmittedBeforeDeparture(DateOnly left) => new("people.readmitted_before_departure", left);
    public static Refusal PlacedBefore(DateOnly first) => new("people.placed_before", first);
    public static Refusal AlreadyInCategory(DateOnly from) => new("people.already_in_category", from);
    public static Refusal NotInCategory() => new("people.not_in_category");
    public static Refusal CategoryUnknown() => new("people.category_unknown");
    public static Refusal ReasonUnknown() => new("people.reason_unknown");
    public static Refusal ClassDissolved(DateOnly on) => new("people.class_dissolved", on);
    public static Refusal EntryAlreadyMade() => new("people.entry_already_made");
    public static Refusal EntryInFuture() => new("people.entry_in_future");
    public static Refusal EntryUnknown() => new("people.entry_unknown");
    public static Refusal NotedLater(DateOnly on) => new("people.noted_later", on);
    public static Refusal GuardianUnknown() => new("people.guardian_unknown");
    public static Refusal NoLimit() => new("people.no_limit");
    public static Refusal PersonUnknown() => new("people.person_unknown");
    public static Refusal NotInClass() => new("people.not_in_class");
    public static Refusal QualificationUnknown() => new("people.qualification_unknown");
    public static Refusal MovedSince() => new("people.moved_since");
    public static Refusal RolledOverAlready(int year) => new("people.rolled_over_already", year);
    public static Refusal NotRolledOver(int year) => new("people.not_rolled_over", year);
    public static Refusal NextClassMissing() => new("people.next_class_missing");
    public static Refusal LeftAfterNextYear(DateOnly on) => new("people.left_after_next_year", on);
    public static Refusal ClassSetAlreadyFormed() => new("people.class_set_already_formed");
    public static Refusal TooManyClassesTogether(int most) => new("people.too_many_classes_together", most);
    public static Refusal ClassUnknown() => new("people.class_unknown");
    public static Refusal TransferAlreadyOffered() => new("people.transfer_already_offered");
    public static Refusal TransferUnknown() => new("people.transfer_unknown");
    public static Refusal TransferClosed() => new("people.transfer_closed");
    public static Refusal TransferAlreadyAccepted() => new("people.transfer_already_accepted");
    public static Refusal SameSchool() => new("people.same_school");
    public static Refusal ClassNotEmpty(int learners) => new("people.class_not_empty", learners);
}
