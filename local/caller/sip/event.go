package main

import (
	"bufio"
	"encoding/json"
	"io"
	"time"

	"github.com/emiago/sipgo/sip"
)

// Times are milliseconds since the INVITE on the monotonic clock.

// signalling is a step of the call: "inviting", "provisional", "answered", "rejected",
// "cancelled" or "ended". Status and Reason are those of the SIP response, if it was one.
type signalling struct {
	Type   string  `json:"type"`
	AtMs   float64 `json:"atMs"`
	Status int     `json:"status,omitempty"`
	Reason string  `json:"reason,omitempty"`
	// By is "caller" or "agent" on "ended".
	By string `json:"by,omitempty"`
}

func step(kind string, atMs float64, response *sip.Response) signalling {
	return signalling{Type: kind, AtMs: atMs, Status: response.StatusCode, Reason: response.Reason}
}

// packet is one RTP packet of 20 ms, "sent" or "heard", with the time at the socket.
type packet struct {
	Type     string  `json:"type"`
	AtMs     float64 `json:"atMs"`
	Sequence uint16  `json:"sequence"`
	// RTPTime is the RTP timestamp, in samples of 1/8000 s.
	RTPTime uint32 `json:"rtpTime"`
	// Frame is the packet's place in the line being said, from 0; -1 while nothing is said.
	Frame int `json:"frame"`
	// PCM is 8 kHz mono 16 bit little-endian; left out of sent silence.
	PCM []byte `json:"pcm,omitempty"`
}

// pressed says that a DTMF digit has been sent.
type pressed struct {
	Type  string  `json:"type"`
	AtMs  float64 `json:"atMs"`
	Digit string  `json:"digit"`
}

// transferred says that a REFER was accepted, and its Refer-To.
type transferred struct {
	Type string  `json:"type"`
	AtMs float64 `json:"atMs"`
	To   string  `json:"to"`
}

type failure struct {
	Type    string  `json:"type"`
	AtMs    float64 `json:"atMs"`
	Message string  `json:"message"`
}

// eventWriter writes events in order without holding up whoever emits them: a parent that
// pauses must not delay the media.
type eventWriter struct {
	start  time.Time
	events chan any
	done   chan struct{}
}

// eventBacklog is half a minute of packets in both directions.
const eventBacklog = 3000

func newEventWriter(out io.Writer) *eventWriter {
	w := &eventWriter{start: time.Now(), events: make(chan any, eventBacklog), done: make(chan struct{})}
	go w.write(out)
	return w
}

func (w *eventWriter) write(out io.Writer) {
	defer close(w.done)
	buffer := bufio.NewWriter(out)
	encoder := json.NewEncoder(buffer)
	for event := range w.events {
		// A parent that is gone is noticed on stdin; there is no one left to tell here.
		_ = encoder.Encode(event)
		if len(w.events) == 0 {
			_ = buffer.Flush()
		}
	}
	_ = buffer.Flush()
}

// restart makes now the zero of the clock. To be called before anything else uses it.
func (w *eventWriter) restart() { w.start = time.Now() }

func (w *eventWriter) now() float64 { return w.at(time.Now()) }

func (w *eventWriter) at(t time.Time) float64 {
	return float64(t.Sub(w.start).Microseconds()) / 1000
}

func (w *eventWriter) emit(event any) { w.events <- event }

// close writes what is left. Nothing may be emitted afterwards.
func (w *eventWriter) close() {
	close(w.events)
	<-w.done
}
