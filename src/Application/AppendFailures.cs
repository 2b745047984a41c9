using JasperFx;
using Marten.Exceptions;
using Npgsql;

namespace EduEvents.Application;

internal enum AppendFailure { Other, ChangedMeanwhile, ReceiptExists, ValueTaken, HeldElsewhere }

/// <summary>Tells the failures of a commit apart that have a meaning for the sender.</summary>
internal static class AppendFailures
{
    public static AppendFailure Classify(Exception e) => e switch
    {
        ConcurrencyException or JasperFx.Events.ExistingStreamIdCollisionException => AppendFailure.ChangedMeanwhile,
        ExistingStreamIdCollisionException => AppendFailure.ChangedMeanwhile,
        PostgresException p => Classify(p),
        _ => e.InnerException is { } inner ? Classify(inner) : AppendFailure.Other
    };

    private static AppendFailure Classify(PostgresException e) => (e.SqlState, e.TableName) switch
    {
        (PostgresErrorCodes.UniqueViolation, "command_receipt") => AppendFailure.ReceiptExists,
        (PostgresErrorCodes.UniqueViolation, "unique_value") => AppendFailure.ValueTaken,
        (PostgresErrorCodes.UniqueViolation, { } table) when table.StartsWith("mt_", StringComparison.Ordinal) => AppendFailure.ChangedMeanwhile,
        (PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected, _) => AppendFailure.ChangedMeanwhile,
        (OrganisationMoving.SqlState, _) => AppendFailure.HeldElsewhere,
        _ => AppendFailure.Other
    };
}
