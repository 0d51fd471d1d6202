package main

import (
	"context"
	"errors"
	"fmt"
	"net"

	"github.com/emiago/diago"
	"github.com/emiago/sipgo"
	"github.com/emiago/sipgo/sip"
)

// newDialog makes ready to call from the address that reaches the server, so that its BYE
// finds us, on a port that the first request picks, and returns the From header to use.
func newDialog(o options, events *eventWriter) (*diago.DialogClientSession, sip.Header, error) {
	host, port, err := sip.ParseAddr(o.server)
	if err != nil {
		return nil, nil, fmt.Errorf("SIP server is %q, wanted host:port: %w", o.server, err)
	}
	probe, err := net.Dial("udp", o.server)
	if err != nil {
		return nil, nil, fmt.Errorf("cannot reach %s: %w", o.server, err)
	}
	defer probe.Close()
	localIP := probe.LocalAddr().(*net.UDPAddr).IP.String()

	agent, err := sipgo.NewUA(sipgo.WithUserAgent("switchboard-caller"))
	if err != nil {
		return nil, nil, err
	}
	requests, err := sipgo.NewServer(agent)
	if err != nil {
		return nil, nil, err
	}
	phone := diago.NewDiago(agent, diago.WithServer(requests), diago.WithTransport(diago.Transport{Transport: "udp", BindHost: localIP}))
	// Else the library says on stdout that nobody handles a call.
	phone.HandleFunc(func(incoming *diago.DialogServerSession) {
		_ = incoming.Respond(sip.StatusBusyHere, "Busy Here", nil)
	})
	dialog, err := phone.NewDialog(sip.Uri{Scheme: "sip", User: o.number, Host: host, Port: port}, diago.NewDialogOptions{})
	if err == nil {
		answerTransfers(requests, dialog, o.acceptTransfer, events)
	}
	from := &sip.FromHeader{
		Address: sip.Uri{Scheme: "sip", User: o.caller, Host: localIP},
		Params:  sip.NewParams(),
	}
	return dialog, from, err
}

// errRinging takes us out of the library's wait, which gives up after ten responses, while
// a server may repeat "180 Ringing" each second for as long as it rings.
var errRinging = errors.New("provisional response")

// dial reports whether the call was answered. Cancelling ctx sends CANCEL.
func dial(ctx context.Context, dialog *diago.DialogClientSession, from sip.Header, events *eventWriter) (bool, error) {
	var finalAt float64
	onResponse := func(response *sip.Response) error {
		if response.IsProvisional() {
			events.emit(step("provisional", events.now(), response))
			return errRinging
		}
		finalAt = events.now()
		return nil
	}
	err := dialog.Invite(ctx, diago.InviteClientOptions{OnResponse: onResponse, Headers: []sip.Header{from}})
	for errors.Is(err, errRinging) {
		err = dialog.WaitAnswer(ctx, sipgo.AnswerOptions{OnResponse: onResponse})
	}
	if err == nil {
		if err := dialog.Ack(context.Background()); err != nil {
			return false, fmt.Errorf("the answer could not be acknowledged: %w", err)
		}
		events.emit(step("answered", finalAt, dialog.InviteResponse))
		return true, nil
	}
	var refused *sipgo.ErrDialogResponse
	if errors.As(err, &refused) {
		events.emit(step("rejected", finalAt, refused.Res))
		return false, nil
	}
	if last := dialog.InviteResponse; ctx.Err() != nil && last != nil && !last.IsProvisional() {
		events.emit(step("cancelled", events.now(), last))
		return false, endCrossedAnswer(dialog)
	}
	return false, fmt.Errorf("the call could not be placed: %w", err)
}

// endCrossedAnswer ends a call whose answer crossed our CANCEL on the wire (RFC 3261, 9.1).
func endCrossedAnswer(dialog *diago.DialogClientSession) error {
	if !dialog.InviteResponse.IsSuccess() {
		return nil
	}
	if err := dialog.Ack(context.Background()); err != nil {
		return fmt.Errorf("the answer could not be acknowledged: %w", err)
	}
	return bye(dialog)
}
