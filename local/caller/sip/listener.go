package main

import (
	"time"

	"github.com/emiago/diago/media"
)

// listen emits every packet of the far side's audio until the socket is closed.
func listen(reader *media.RTPPacketReader, codec codec, events *eventWriter) {
	buffer := make([]byte, media.RTPBufSize)
	for {
		n, err := reader.Read(buffer)
		heardAt := time.Now()
		if err != nil {
			return
		}
		header := reader.PacketHeader
		if n == 0 || header.PayloadType != codec.payloadType {
			continue
		}
		events.emit(packet{
			Type: "heard", AtMs: events.at(heardAt), Sequence: header.SequenceNumber,
			RTPTime: header.Timestamp, Frame: -1, PCM: codec.decode(buffer[:n]),
		})
	}
}
