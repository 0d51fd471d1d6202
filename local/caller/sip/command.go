package main

import (
	"encoding/json"
	"io"
	"os"
)

// command is one line on stdin:
//
//	{"type":"say","pcm":"<base64 of 8 kHz mono 16 bit little-endian>"}
//	{"type":"press","digits":"12#"}
//	{"type":"hangUp"}   BYE, or CANCEL before the answer
//	{"type":"vanish"}   end at once, as a phone whose network is gone
type command struct {
	Type   string `json:"type"`
	PCM    []byte `json:"pcm"`
	Digits string `json:"digits"`
}

// obey carries out commands until hang-up. A parent that closes stdin, or dies, hangs up.
func obey(in io.Reader, speaker *speaker, hangUp func()) {
	defer hangUp()
	decoder := json.NewDecoder(in)
	for {
		var next command
		if decoder.Decode(&next) != nil {
			return
		}
		switch next.Type {
		case "say":
			speaker.say(next.PCM)
		case "press":
			speaker.press(next.Digits)
		case "hangUp":
			return
		case "vanish":
			os.Exit(0)
		}
	}
}
