using EduEvents.Application;
using EduEvents.Application.Access;
using EduEvents.Domain.Access;
using EduEvents.Host.Access;
using EduEvents.Host.Live;
using EduEvents.Host.SingleSignOn;
using EduEvents.Projections.Access;
using JasperFx.Events;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Accounts and roles. Sign-in itself is in Host/Access.</summary>
public sealed class AccessModule : IModule
{
    public string Name => "access";

    public IReadOnlyList<MenuEntry> Menu => [new("menu.users", "/users", "key", Permissions.AccessRead, 80),
        new("menu.hand_out", "/hand-out", "print", Permissions.AccessHandOut, 82), new("menu.attempts", "/attempts", "alert", Permissions.SecurityRead, 85)];

    public void Events(EventNames events)
    {
        events.Add<AccountCreated>("account_created");
        events.Add<AccountRenamed>("account_renamed");
        events.Add<AccountExpirySet>("account_expiry_set");
        events.Add<AccountBlocked>("account_blocked");
        events.Add<AccountUnblocked>("account_unblocked");
        events.Add<AccountDeleted>("account_deleted");
        events.Add<PasswordSet>("password_set");
        events.Add<RoleGranted>("role_granted");
        events.Add<RoleRevoked>("role_revoked");
        events.Add<UserGroupMade>("user_group_made");
        events.Add<UserGroupRoleGranted>("user_group_role_granted");
        events.Add<UserGroupRoleRevoked>("user_group_role_revoked");
        events.Add<UserGroupDissolved>("user_group_dissolved");
        events.Add<UserGroupJoined>("user_group_joined");
        events.Add<UserGroupLeft>("user_group_left");
        events.Add<RightsDelegated>("rights_delegated");
        events.Add<DelegationEnded>("delegation_ended");
        events.Add<ClientRegistered>("client_registered");
        events.Add<ClientTitled>("client_titled");
        events.Add<ClientAddressesSet>("client_addresses_set");
        events.Add<ClientScopesSet>("client_scopes_set");
        events.Add<ClientSecretRenewed>("client_secret_renewed");
        events.Add<ClientBlocked>("client_blocked");
        events.Add<ClientUnblocked>("client_unblocked");
        events.Add<ClientAllowed>("client_allowed");
        events.Add<ClientDisallowed>("client_disallowed");
        events.Add<ClientEntered>("client_entered");
        events.Add<OutsideLinked>("outside_linked");
        events.Add<OutsideUnlinked>("outside_unlinked");
        events.Add<SignedIn>("signed_in");
        events.Add<SignedOut>("signed_out");
        events.Add<SignInFailed>("sign_in_failed");
        events.Add<AccessRefused>("access_refused");
        events.Add<StrangerRefused>("stranger_refused");
        events.Add<AttemptLimitSet>("attempt_limit_set");
        events.Add<SecondFactorAdded>("second_factor_added");
        events.Add<SecondFactorRemoved>("second_factor_removed");
        events.Add<RecoveryCodesMade>("recovery_codes_made");
        events.Add<RecoveryCodeUsed>("recovery_code_used");
        events.Add<IdentityProved>("identity_proved");
        events.Add<SessionsEnded>("sessions_ended");
        events.Add<HandOutIssued>("hand_out_issued");
        events.Add<RecoveryAsked>("recovery_asked");
        events.Add<PasswordRecovered>("password_recovered");
        events.Add<EmailConfirmed>("email_confirmed");
        events.Add<EmailRemoved>("email_removed");
        events.Add<PasswordLengthSet>("password_length_set");
        events.Add<PasswordReuseSet>("password_reuse_set");
        events.Add<PasswordAgeSet>("password_age_set");
        events.Add<InitialPasswordAgeSet>("initial_password_age_set");
        events.Add<LockoutSet>("lockout_set");
        events.Add<SecondFactorRuleSet>("second_factor_rule_set");
        events.Add<SessionLimitSet>("session_limit_set");
        // No more recorded; what was stays readable.
        events.Add<OneFactorAllowed>("one_factor_allowed");
        events.Add<OneFactorForbidden>("one_factor_forbidden");
    }

    public IEnumerable<LiveMessage> Live(IEvent e) =>
        AccessChanges.Concerned(e) is { } concerned ? [new($"{AccessChanges.Topic}/{concerned}", "changed", concerned) { IsForHosts = true }] : [];

    public void Views(ModuleViews views)
    {
        views.Add(new AccountCardProjection(), ProjectionLifecycle.Inline);
        views.Add(new SignInPolicyProjection(), ProjectionLifecycle.Inline);
        views.Add(new PasswordPolicyCardProjection(), ProjectionLifecycle.Inline);
        views.Add(new UserGroupCardProjection(), ProjectionLifecycle.Inline);
        views.Add(new ClientCardProjection(), ProjectionLifecycle.Inline);
        views.Add(new RefusedAttemptProjection(), ProjectionLifecycle.Async);
        views.Add(new HeldRightProjection(), ProjectionLifecycle.Async);
        views.Add(new RightHolderProjection(), ProjectionLifecycle.Async);
        views.Add(new OrganisationPlaceProjection(), ProjectionLifecycle.Inline);
    }

    public void Api(ModuleApi api)
    {
        api.Command("create-account", UseCase.Start<CreateAccount, Account>(CreateAccountHandler.Handle));
        api.Command("edit-account", UseCase.Change<EditAccount, Account, Keeper>(EditAccountHandler.Handle, Terms.Keeper));
        api.Command("block-account", UseCase.Change<BlockAccount, Account, Keeper>(BlockAccountHandler.Handle, Terms.Keeper));
        api.Command("unblock-account", UseCase.Change<UnblockAccount, Account, Keeper>(UnblockAccountHandler.Handle, Terms.Keeper));
        api.Command("delete-account", UseCase.Change<DeleteAccount, Account, Keeper>(DeleteAccountHandler.Handle, Terms.Keeper));
        api.Command("grant-role", UseCase.Change<GrantRole, Account, GrantTerms>(GrantRoleHandler.Handle, Terms.Of<GrantRole>(Limits, c => c.Scope)));
        api.Command("revoke-role", UseCase.Change<RevokeRole, Account, Keeper>(RevokeRoleHandler.Handle, Terms.Keeper));
        api.Command("delegate-rights", UseCase.Change<DelegateRights, Account, Loan>(DelegateRightsHandler.Handle, Terms.Loan(Limits)));
        api.Command("end-delegation", UseCase.Change<EndDelegation, Account, Keeper>(EndDelegationHandler.Handle, Terms.Keeper));
        api.Command("issue-hand-out", UseCase.Change<IssueHandOut, Account, HandOutTerms>(
                IssueHandOutHandler.Handle, IssueHandOutHandler.Find(ClassAccounts.Holds), nameof(Projections.People.PersonCard)),
            (services, command, by, stop) => services.GetRequiredService<HandOuts>().MakeSecret((IssueHandOut)command, by, stop));
        Groups(api);
        Clients(api);
        Factors(api);
        AccessReads.Add(api);
        RightsHistory.Add(api);
        api.Command("set-attempt-limit", UseCase.Start<SetAttemptLimit, AttemptRules>(SetAttemptLimitHandler.Handle));
        Attempts.Add(api);
        PasswordReads.Add(api);
    }

    private static void Groups(ModuleApi api)
    {
        api.Command("make-user-group", UseCase.Start<MakeUserGroup, UserGroup>(MakeUserGroupHandler.Handle));
        api.Command("grant-group-role", UseCase.Change<GrantGroupRole, UserGroup, GroupTerms>(GrantGroupRoleHandler.Handle, Terms.OfGroup(Limits)));
        api.Command("revoke-group-role", UseCase.Change<RevokeGroupRole, UserGroup, Keeper>(RevokeGroupRoleHandler.Handle, Terms.Keeper));
        api.Command("dissolve-user-group", UseCase.Change<DissolveUserGroup, UserGroup, Keeper>(DissolveUserGroupHandler.Handle, Terms.Keeper));
        api.Command("join-user-group", UseCase.Change<JoinUserGroup, Account, GroupDoor>(JoinUserGroupHandler.Handle, Terms.Door));
        api.Command("leave-user-group", UseCase.Change<LeaveUserGroup, Account>(LeaveUserGroupHandler.Handle));
    }

    private static void Clients(ModuleApi api)
    {
        api.Command("register-client", UseCase.Start<RegisterClient, Client>(RegisterClientHandler.Handle));
        api.Command("change-client", UseCase.Change<ChangeClient, Client>(ChangeClientHandler.Handle));
        api.Command("block-client", UseCase.Change<BlockClient, Client>(BlockClientHandler.Handle));
        api.Command("unblock-client", UseCase.Change<UnblockClient, Client>(UnblockClientHandler.Handle));
        api.Command("renew-client-secret", UseCase.Change<RenewClientSecret, Client>(RenewClientSecretHandler.Handle),
            (services, command, _, stop) => services.GetRequiredService<ProviderClients>().MakeSecret((RenewClientSecret)command, stop));
    }

    private static void Factors(ModuleApi api)
    {
        api.Command("end-sessions", UseCase.Change<EndSessions, Account, Keeper>(EndSessionsHandler.Handle, Terms.Keeper));
        api.Command("reset-second-factor", UseCase.Change<ResetSecondFactor, Account, Keeper>(ResetSecondFactorHandler.Handle, Terms.Keeper));
        api.Command("set-second-factor-rule", UseCase.Start<SetSecondFactorRule, SignInRules>(SetSecondFactorRuleHandler.Handle));
        api.Command("set-session-limit", UseCase.Start<SetSessionLimit, SignInRules>(SetSessionLimitHandler.Handle));
        api.Command("set-password-policy", UseCase.Start<SetPasswordPolicy, PasswordPolicy, PolicyBounds>(
            SetPasswordPolicyHandler.Handle, SetPasswordPolicyHandler.Find(ReferenceData.PasswordLimits)));
        api.Command("set-lockout", UseCase.Start<SetLockout, SignInRules, PasswordLimits>(
            SetLockoutHandler.Handle, (_, _) => Task.FromResult(ReferenceData.PasswordLimits)));
    }

    private static GrantLimits Limits => ReferenceData.GrantLimits;
}
