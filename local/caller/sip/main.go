// Command caller places one SIP call and does what its parent says: signalling and media
// only, no judgement. Commands come in on stdin and events go out on stdout, one JSON
// object a line; see command.go and event.go. It ends when the call has ended.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	server := flag.String("sip", "", "SIP server to call, host:port")
	number := flag.String("number", "", "called number, E.164")
	caller := flag.String("caller", "", "caller's number, E.164")
	acceptTransfer := flag.Bool("accept-transfer", false, "take a REFER, as if its target had answered")
	flag.Parse()
	if *server == "" || *number == "" || *caller == "" || flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "usage: caller -sip HOST:PORT -number NUMBER -caller NUMBER [-accept-transfer]")
		os.Exit(2)
	}
	// stdout belongs to the events; the libraries' chatter stays out unless something breaks.
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})))

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	events := newEventWriter(os.Stdout)
	target := options{server: *server, number: *number, caller: *caller, acceptTransfer: *acceptTransfer}
	err := placeCall(ctx, target, os.Stdin, events)
	if err != nil {
		events.emit(failure{Type: "error", AtMs: events.now(), Message: err.Error()})
	}
	events.close()
	if err != nil {
		os.Exit(1)
	}
}
