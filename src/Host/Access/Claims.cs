namespace EduEvents.Host.Access;

/// <summary>What a signed-in principal carries. Rights are not among it: they are looked up, so that a revoked role ends at once.</summary>
public static class Claims
{
    public const string Account = "sub", Session = "sid", Organisation = "org", DisplayName = "name";
}

/// <summary>How a request can prove who sends it.</summary>
public static class SignInSchemes
{
    public const string Cookie = "Cookie", Bearer = "BearerToken", Either = "Either";
}
