package main

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/emiago/diago"
)

// byeTimeout is how long the far side may take to confirm the end of the call.
const byeTimeout = 3 * time.Second

type options struct {
	server, number, caller string
	// acceptTransfer is whether a REFER is taken; otherwise it is refused.
	acceptTransfer bool
}

// placeCall dials, exchanges media until either side hangs up, and tells the events. It
// returns an error when no call could be tried or it broke, not when it was refused.
func placeCall(ctx context.Context, o options, commands io.Reader, events *eventWriter) error {
	dialog, from, err := newDialog(o, events)
	if err != nil {
		return err
	}
	ctx, hangUp := context.WithCancel(ctx)
	defer hangUp()
	speaker := &speaker{events: events}
	go obey(commands, speaker, hangUp)

	var streams sync.WaitGroup
	defer streams.Wait()
	defer dialog.Close() // closes the socket, which ends the listener

	events.restart()
	events.emit(signalling{Type: "inviting"})
	answered, err := dial(ctx, dialog, from, events)
	if err != nil || !answered {
		return err
	}
	codec := codecOf(dialog.MediaSession())
	streams.Go(func() { listen(dialog.RTPPacketReader, codec, events) })
	streams.Go(func() { speaker.run(ctx, dialog.RTPPacketWriter, codec) })

	select {
	case <-dialog.Context().Done():
		events.emit(signalling{Type: "ended", AtMs: events.now(), By: "agent"})
	case <-ctx.Done():
		events.emit(signalling{Type: "ended", AtMs: events.now(), By: "caller"})
		return bye(dialog)
	}
	return nil
}

func bye(dialog *diago.DialogClientSession) error {
	ctx, stop := context.WithTimeout(context.Background(), byeTimeout)
	defer stop()
	if err := dialog.Hangup(ctx); err != nil {
		return fmt.Errorf("BYE was not confirmed: %w", err)
	}
	return nil
}
