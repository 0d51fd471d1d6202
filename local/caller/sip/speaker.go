package main

import (
	"context"
	"sync"
	"time"

	"github.com/emiago/diago/media"
)

const (
	packetDuration = 20 * time.Millisecond
	packetSamples  = 160
	packetBytes    = packetSamples * 2
	// digitGap packets of silence separate two DTMF digits, so that they are heard as two.
	digitGap = 5
)

// outgoing is what the next packet holds: audio (silence without pcm), or a part of a digit.
type outgoing struct {
	frame int
	pcm   []byte
	digit *digitPart
}

type digitPart struct {
	digit     string
	payload   []byte
	index, of int
}

// speaker sends one RTP packet each 20 ms: what it was told to say, else silence.
type speaker struct {
	events *eventWriter

	mu    sync.Mutex
	queue []outgoing
}

// say queues a line. The last packet is filled up with silence.
func (s *speaker) say(pcm []byte) {
	var line []outgoing
	for start := 0; start < len(pcm); start += packetBytes {
		frame := make([]byte, packetBytes)
		copy(frame, pcm[start:min(start+packetBytes, len(pcm))])
		line = append(line, outgoing{frame: len(line), pcm: frame})
	}
	s.enqueue(line)
}

// press queues DTMF digits as RTP events (RFC 4733).
func (s *speaker) press(digits string) {
	var packets []outgoing
	for _, digit := range digits {
		parts := media.RTPDTMFEncode8000(digit)
		for i, part := range parts {
			packets = append(packets, outgoing{frame: -1, digit: &digitPart{
				digit: string(digit), payload: media.DTMFEncode(part), index: i, of: len(parts),
			}})
		}
		for range digitGap {
			packets = append(packets, outgoing{frame: -1})
		}
	}
	s.enqueue(packets)
}

func (s *speaker) enqueue(packets []outgoing) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue = append(s.queue, packets...)
}

func (s *speaker) next() outgoing {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.queue) == 0 {
		return outgoing{frame: -1}
	}
	first := s.queue[0]
	s.queue = s.queue[1:]
	return first
}

// run sends until ctx ends or the socket is closed. Each packet has its own place on the
// wall clock, so that the lateness of one is not carried over to the next.
func (s *speaker) run(ctx context.Context, writer *media.RTPPacketWriter, codec codec) {
	begin := time.Now()
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Until(begin.Add(time.Duration(n) * packetDuration))):
		}
		next := s.next()
		send := s.sendAudio
		if next.digit != nil {
			send = s.sendDigit
		}
		if send(writer, codec, next, n == 0) != nil {
			return
		}
	}
}

func (s *speaker) sendAudio(writer *media.RTPPacketWriter, codec codec, next outgoing, first bool) error {
	pcm := next.pcm
	if pcm == nil {
		pcm = make([]byte, packetBytes)
	}
	payload := codec.encode(pcm)
	sentAt := time.Now()
	if _, err := writer.WriteSamples(payload, packetSamples, first, codec.payloadType); err != nil {
		return err
	}
	s.events.emit(packet{
		Type: "sent", AtMs: s.events.at(sentAt), Sequence: writer.PacketHeader.SequenceNumber,
		RTPTime: writer.PacketHeader.Timestamp, Frame: next.frame, PCM: next.pcm,
	})
	return nil
}

// sendDigit sends one part of a digit. Its parts share the timestamp of its beginning
// (RFC 4733, 2.2.1), and the clock catches up after the last.
func (s *speaker) sendDigit(writer *media.RTPPacketWriter, _ codec, next outgoing, _ bool) error {
	part := next.digit
	if _, err := writer.WriteSamples(part.payload, 0, part.index == 0, media.CodecTelephoneEvent8000.PayloadType); err != nil {
		return err
	}
	if part.index == part.of-1 {
		writer.DelayTimestamp(uint32(part.of * packetSamples))
		s.events.emit(pressed{Type: "pressed", AtMs: s.events.now(), Digit: part.digit})
	}
	return nil
}
