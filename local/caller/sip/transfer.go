package main

import (
	"strings"

	"github.com/emiago/diago"
	"github.com/emiago/sipgo"
	"github.com/emiago/sipgo/sip"
)

// acceptTransfers has the phone take every REFER and say that the target has answered (RFC 3515),
// without calling anybody. Whoever asked for it then hangs up.
func acceptTransfers(server *sipgo.Server, dialog *diago.DialogClientSession, events *eventWriter) {
	server.OnRefer(func(refer *sip.Request, tx sip.ServerTransaction) {
		target, contact := refer.GetHeader("Refer-To"), refer.Contact()
		if target == nil || contact == nil {
			_ = tx.Respond(sip.NewResponseFromRequest(refer, sip.StatusBadRequest, "Bad Request", nil))
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
