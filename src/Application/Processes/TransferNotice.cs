using EduEvents.Application.People;
using EduEvents.Domain.People;

namespace EduEvents.Application.Processes;

/// <summary>One school → another: the school that is to take a learner in is told of the offer, and of it being taken back.</summary>
public sealed class TransferNotice : Process
{
    public TransferNotice(Func<CommandPipeline> pipeline) : base(pipeline, "transfer-notice")
    {
        IncludeType<TransferOffered>();
        IncludeType<TransferWithdrawn>();
    }

    /// <inheritdoc />
    protected override ICommand? React(object @event) => @event switch
    {
        TransferOffered e => new ReceiveTransfer(e.TransferId, e.LearnerId, e.FormerOrganisation, e.On),
        TransferWithdrawn e => new CloseTransfer(e.TransferId),
        _ => null
    };

    /// <inheritdoc />
    protected override string Where(object @event, string tenant) => @event switch
    {
        TransferOffered e => e.NewOrganisation.ToString("N"),
        TransferWithdrawn e => e.NewOrganisation.ToString("N"),
        _ => tenant
    };
}
