using EduEvents.Application.Privacy;
using EduEvents.Domain.Privacy;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Privacy;

public sealed class KeyRingTests
{
    [Fact]
    public void A_renewal_is_put_on_record_once_for_each_key()
    {
        Given<KeyRing>().When(r => RecordKeyRenewalHandler.Handle(new(2, 30), r)).Then(new KeysRenewed(2, 30));
        Given<KeyRing>(new KeysRenewed(2, 30)).When(r => RecordKeyRenewalHandler.Handle(new(2, 0), r)).ThenNothing();
        Given<KeyRing>(new KeysRenewed(2, 30)).When(r => RecordKeyRenewalHandler.Handle(new(3, 31), r)).Then(new KeysRenewed(3, 31));
    }
}
