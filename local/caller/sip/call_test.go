package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"testing"
	"time"

	"github.com/emiago/diago"
	"github.com/emiago/sipgo"
	"github.com/emiago/sipgo/sip"
)

func TestMain(m *testing.M) {
	slog.SetLogLoggerLevel(slog.LevelError)
	os.Exit(m.Run())
}

// line is any event, as the parent reads it.
type line struct {
	Type   string
	AtMs   float64
	Status int
	By     string
	Digit  string
	To     string
	Frame  int
	PCM    []byte
}

// phone is a call under way from the parent's point of view.
type phone struct {
	t        *testing.T
	commands io.WriteCloser
	events   *bufio.Scanner
	ended    chan error
}

// callTo serves one call with the given handler and places it.
func callTo(t *testing.T, serve func(*diago.DialogServerSession)) *phone {
	t.Helper()
	return callAs(t, options{}, serve)
}

// callAs is callTo with a phone that has been told more.
func callAs(t *testing.T, target options, serve func(*diago.DialogServerSession)) *phone {
	t.Helper()
	probe, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := probe.LocalAddr().(*net.UDPAddr).Port
	probe.Close()
	agent, err := sipgo.NewUA()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { agent.Close() })
	server := diago.NewDiago(agent, diago.WithTransport(diago.Transport{Transport: "udp", BindHost: "127.0.0.1", BindPort: port}))
	if err := server.ServeBackground(t.Context(), serve); err != nil {
		t.Fatal(err)
	}

	commandsIn, commands := io.Pipe()
	eventsIn, events := io.Pipe()
	call := &phone{t: t, commands: commands, events: bufio.NewScanner(eventsIn), ended: make(chan error, 1)}
	t.Cleanup(func() { commands.Close(); eventsIn.Close() })
	go func() {
		writer := newEventWriter(events)
		target.server, target.number, target.caller = fmt.Sprintf("127.0.0.1:%d", port), "+15550100", "+15550199"
		err := placeCall(context.Background(), target, commandsIn, writer)
		writer.close()
		events.Close()
		call.ended <- err
	}()
	return call
}

func (p *phone) tell(next command) {
	p.t.Helper()
	if err := json.NewEncoder(p.commands).Encode(next); err != nil {
		p.t.Fatal(err)
	}
}

// until reads events up to the first that fits.
func (p *phone) until(what string, fits func(line) bool) line {
	p.t.Helper()
	for p.events.Scan() {
		var event line
		if err := json.Unmarshal(p.events.Bytes(), &event); err != nil {
			p.t.Fatal(err)
		}
		if fits(event) {
			return event
		}
	}
	p.t.Fatalf("the call ended without %s: %v", what, <-p.ended)
	return line{}
}

func (p *phone) untilType(kind string) line {
	p.t.Helper()
	return p.until(kind, func(event line) bool { return event.Type == kind })
}

func (p *phone) mustEnd() {
	p.t.Helper()
	for p.events.Scan() {
	}
	if err := <-p.ended; err != nil {
		p.t.Fatal(err)
	}
}

func answerAndEcho(incoming *diago.DialogServerSession) {
	if incoming.Answer() == nil {
		_ = incoming.Echo()
	}
}

func TestAnsweredCallCarriesSpeechBothWays(t *testing.T) {
	call := callTo(t, answerAndEcho)
	if answered := call.untilType("answered"); answered.Status != 200 {
		t.Fatalf("answered with %d", answered.Status)
	}
	pcm := make([]byte, 2*packetBytes-100)
	for i := range pcm {
		pcm[i] = 0x11
	}
	call.tell(command{Type: "say", PCM: pcm})
	said, heard := 0, 0
	call.until("the line and its echo", func(e line) bool {
		if e.Type == "sent" && e.Frame == said {
			said++
		}
		if e.Type == "heard" && e.PCM[0] != 0 {
			heard++
		}
		return said == 2 && heard == 2
	})
	call.tell(command{Type: "hangUp"})
	if ended := call.untilType("ended"); ended.By != "caller" {
		t.Fatalf("ended by %q", ended.By)
	}
	call.mustEnd()
}

func TestPacketsKeepToTheWallClock(t *testing.T) {
	call := callTo(t, answerAndEcho)
	first := call.untilType("sent")
	const packets = 50
	var last line
	for range packets {
		last = call.untilType("sent")
	}
	// Late by a scheduling delay at most, never early, and no delay is carried over.
	lateMs := last.AtMs - first.AtMs - packets*20
	if lateMs < -15 || lateMs > 15 {
		t.Fatalf("packet %d is %.1f ms off", packets, lateMs)
	}
}

func TestClosedStdinHangsUp(t *testing.T) {
	call := callTo(t, answerAndEcho)
	call.untilType("answered")
	call.commands.Close()
	call.untilType("ended")
	call.mustEnd()
}

func TestFarSideHangsUp(t *testing.T) {
	call := callTo(t, func(incoming *diago.DialogServerSession) {
		if incoming.Answer() == nil {
			time.Sleep(100 * time.Millisecond)
			_ = incoming.Hangup(context.Background())
		}
	})
	if ended := call.untilType("ended"); ended.By != "agent" {
		t.Fatalf("ended by %q", ended.By)
	}
	call.mustEnd()
}

func TestRefusedCall(t *testing.T) {
	call := callTo(t, func(incoming *diago.DialogServerSession) {
		_ = incoming.Respond(sip.StatusNotFound, "Not Found", nil)
	})
	if rejected := call.untilType("rejected"); rejected.Status != 404 {
		t.Fatalf("rejected with %d", rejected.Status)
	}
	call.mustEnd()
}

func TestRingingManyTimesIsNoFailure(t *testing.T) {
	call := callTo(t, func(incoming *diago.DialogServerSession) {
		for range 15 {
			_ = incoming.Ringing()
		}
		answerAndEcho(incoming)
	})
	call.untilType("answered")
}

func TestHangUpBeforeTheAnswerCancels(t *testing.T) {
	call := callTo(t, func(incoming *diago.DialogServerSession) {
		_ = incoming.Ringing()
		<-incoming.Context().Done()
	})
	call.untilType("provisional")
	call.tell(command{Type: "hangUp"})
	if cancelled := call.untilType("cancelled"); cancelled.Status != 487 {
		t.Fatalf("cancelled with %d", cancelled.Status)
	}
	call.mustEnd()
}

func TestDigitsArrive(t *testing.T) {
	digits := make(chan rune, 2)
	call := callTo(t, func(incoming *diago.DialogServerSession) {
		if incoming.Answer() == nil {
			_ = incoming.AudioReaderDTMF().Listen(func(digit rune) error { digits <- digit; return nil }, 0)
		}
	})
	call.untilType("answered")
	call.tell(command{Type: "press", Digits: "4#"})
	for _, want := range "4#" {
		if told := call.untilType("pressed"); told.Digit != string(want) {
			t.Fatalf("told that %q was pressed", told.Digit)
		}
		if got := <-digits; got != want {
			t.Fatalf("%q arrived, wanted %q", got, want)
		}
	}
}

const colleague = "sip:+15550123@127.0.0.1"

// refer has the call transferred, and returns what it is told of that.
func refer(incoming *diago.DialogServerSession) (int, error) {
	var to sip.Uri
	_ = sip.ParseUri(colleague, &to)
	told := make(chan int, 1)
	notify := diago.ReferServerOptions{OnNotify: func(status int) { told <- status }}
	if err := incoming.ReferOptions(incoming.Context(), to, notify); err != nil {
		return 0, err
	}
	return <-told, nil
}

func TestAcceptedTransferIsToldToWhoAsked(t *testing.T) {
	told := make(chan int, 1)
	call := callAs(t, options{acceptTransfer: true}, func(incoming *diago.DialogServerSession) {
		if incoming.Answer() == nil {
			status, _ := refer(incoming)
			told <- status
		}
	})
	if transferred := call.untilType("transferred"); transferred.To != colleague {
		t.Fatalf("transferred to %q", transferred.To)
	}
	if status := <-told; status != 200 {
		t.Fatalf("told status %d", status)
	}
}

func TestTransferIsRefused(t *testing.T) {
	refused := make(chan error, 1)
	call := callTo(t, func(incoming *diago.DialogServerSession) {
		if incoming.Answer() == nil {
			_, err := refer(incoming)
			refused <- err
		}
	})
	call.untilType("answered")
	var answer sipgo.ErrDialogResponse
	if err := <-refused; !errors.As(err, &answer) || answer.Res.StatusCode != sip.StatusNotAcceptable {
		t.Fatalf("answered with %v", err)
	}
}
