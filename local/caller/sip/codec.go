package main

import (
	"github.com/emiago/diago/audio"
	"github.com/emiago/diago/media"
)

// codec turns 16 bit PCM into RTP payload and back: the G.711 law that the far side chose.
type codec struct {
	payloadType uint8
	encodeTo    func(payload, pcm []byte) (int, error)
	decodeTo    func(pcm, payload []byte) (int, error)
}

func codecOf(session *media.MediaSession) codec {
	chosen := media.CodecAudioFromSession(session)
	if chosen.PayloadType == media.CodecAudioAlaw.PayloadType {
		return codec{chosen.PayloadType, audio.EncodeAlawTo, audio.DecodeAlawTo}
	}
	return codec{chosen.PayloadType, audio.EncodeUlawTo, audio.DecodeUlawTo}
}

func (c codec) encode(pcm []byte) []byte {
	payload := make([]byte, len(pcm)/2)
	// Fails only when the buffer is too small.
	_, _ = c.encodeTo(payload, pcm)
	return payload
}

func (c codec) decode(payload []byte) []byte {
	pcm := make([]byte, len(payload)*2)
	_, _ = c.decodeTo(pcm, payload)
	return pcm
}
