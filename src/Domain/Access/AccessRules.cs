namespace EduEvents.Domain.Access;

/// <summary>Every way Access says no. Codes are part of the API; texts live in resources.</summary>
public static class AccessRules
{
    public static Refusal AccountExists() => new("access.account_exists");
    public static Refusal AccountOfAnotherOrganisation() => new("access.account_of_another_organisation");
    public static Refusal AccountIsDeleted() => new("access.account_is_deleted");
    public static Refusal AccountAboveYou() => new("access.account_above_you");
    public static Refusal AccountOfAnotherClass() => new("access.account_of_another_class");
    public static Refusal OwnAccount() => new("access.own_account");
    public static Refusal UserNameTaken() => new("access.user_name_taken");
    public static Refusal RoleUnknown(string role) => new("access.role_unknown", role);
    public static Refusal GrantEndsBeforeItBegins() => new("access.grant_ends_before_it_begins");
    public static Refusal GrantIdReused() => new("access.grant_id_reused");
    public static Refusal GrantUnknown() => new("access.grant_unknown");
    public static Refusal GrantOfAnotherScope() => new("access.grant_of_another_scope");
    public static Refusal PlatformRoleNeedsPlatform() => new("access.platform_role_needs_platform");
    public static Refusal RoleDoesNotFitScope() => new("access.role_does_not_fit_scope");
    public static Refusal RoleOfAnotherSector(string role) => new("access.role_of_another_sector", role);
    public static Refusal RoleNotYoursToGive() => new("access.role_not_yours_to_give");
    public static Refusal OwnGrant() => new("access.own_grant");
    public static Refusal VendorGrantTooLong(int days) => new("access.vendor_grant_too_long", days);
    public static Refusal UserGroupExists() => new("access.user_group_exists");
    public static Refusal UserGroupUnknown() => new("access.user_group_unknown");
    public static Refusal UserGroupDissolved() => new("access.user_group_dissolved");
    public static Refusal MembershipUnknown() => new("access.membership_unknown");
    public static Refusal DelegationNotYours() => new("access.delegation_not_yours");
    public static Refusal DelegationTooLong(int days) => new("access.delegation_too_long", days);
    public static Refusal DelegationUnknown() => new("access.delegation_unknown");
    public static Refusal RoleWithoutPerson(string role) => new("access.role_without_person", role);
    public static Refusal CodeWrong() => new("access.code_wrong");
    public static Refusal PasskeyWrong() => new("access.passkey_wrong");
    public static Refusal OfferExpired() => new("access.offer_expired");
    public static Refusal FactorIsNeeded() => new("access.factor_is_needed");
    public static Refusal PasswordTooWeak(int length) => new("access.password_too_weak", length);
    public static Refusal PasswordTooLong(int length) => new("access.password_too_long", length);
    public static Refusal PasswordCommon() => new("access.password_common");
    public static Refusal PasswordUsedBefore(int remembered) => new("access.password_used_before", remembered);
    public static Refusal PasswordUnchanged() => new("access.password_unchanged");
    public static Refusal PasswordLengthOutOfBounds(int least, int most) => new("access.password_length_out_of_bounds", least, most);
    public static Refusal PasswordReuseOutOfBounds(int least, int most) => new("access.password_reuse_out_of_bounds", least, most);
    public static Refusal PasswordAgeTooShort(int days) => new("access.password_age_too_short", days);
    public static Refusal PasswordAgeTooLong(int days) => new("access.password_age_too_long", days);
    public static Refusal InitialPasswordAgeOutOfBounds(int days) => new("access.initial_password_age_out_of_bounds", days);
    public static Refusal LockoutTooLate(int attempts) => new("access.lockout_too_late", attempts);
    public static Refusal LockoutGrowsTooFast(int times) => new("access.lockout_grows_too_fast", times);
    public static Refusal LockoutOutOfBounds(int least, int most) => new("access.lockout_out_of_bounds", least, most);
    public static Refusal LockoutBeginsTooLong() => new("access.lockout_begins_too_long");
    public static Refusal ClientExists() => new("access.client_exists");
    public static Refusal ClientUnknown() => new("access.client_unknown");
    public static Refusal ClientKeyTaken() => new("access.client_key_taken");
    public static Refusal ClientHasNoSecret() => new("access.client_has_no_secret");
    public static Refusal ClientIsBlocked() => new("access.client_is_blocked");
    public static Refusal ClientOfOneNeedsConsent() => new("access.client_of_one_needs_consent");
}
