package main

import (
	"strings"
	"time"

	"github.com/emiago/diago"
	"github.com/emiago/sipgo"
	"github.com/emiago/sipgo/sip"
)

// answerAfter is how long the phone takes to answer a REFER. livekit-sip v1.8.0 may miss an answer
// that comes sooner than it has set the timers of its request.
const answerAfter = 20 * time.Millisecond

// answerTransfers has the phone refuse every REFER; or take it and say that the target has answered
// (RFC 3515), without calling anybody. Whoever asked for it then hangs up.
func answerTransfers(server *sipgo.Server, dialog *diago.DialogClientSession, accept bool, events *eventWriter) {
	server.OnRefer(func(refer *sip.Request, tx sip.ServerTransaction) {
		time.Sleep(answerAfter)
		target, contact := refer.GetHeader("Refer-To"), refer.Contact()
		if !accept || target == nil || contact == nil {
			_ = tx.Respond(sip.NewResponseFromRequest(refer, sip.StatusNotAcceptable, "Not Acceptable", nil))
			return
		}
		// Told first: once it is accepted, the call may end.
		events.emit(transferred{Type: "transferred", AtMs: events.now(), To: strings.Trim(target.Value(), "<>")})
		if tx.Respond(sip.NewResponseFromRequest(refer, sip.StatusAccepted, "Accepted", nil)) != nil {
			return
		}
		notify := sip.NewRequest(sip.NOTIFY, contact.Address)
		notify.AppendHeader(sip.NewHeader("Event", "refer"))
		notify.AppendHeader(sip.NewHeader("Subscription-State", "terminated;reason=noresource"))
		notify.AppendHeader(sip.NewHeader("Content-Type", "message/sipfrag;version=2.0"))
		notify.SetBody([]byte("SIP/2.0 200 OK"))
		// Whether it has arrived is seen from what the other side does.
		_, _ = dialog.Do(dialog.Context(), notify)
	})
}
