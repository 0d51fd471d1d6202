import { EventEmitter, once } from 'node:events';
import { WebSocket } from 'ws';

/** A message of the server: the fields that tests read one by one. */
export interface ServerMessage {
  type: string;
  is_final?: boolean;
  from_finalize?: boolean;
  description?: string;
  err_msg?: string;
  duration?: number;
  channel?: { alternatives: { transcript: string }[] };
}

/** The client's side of a WebSocket: what came so far, and a way to wait for more. */
export interface Client {
  messages: ServerMessage[];
  /** The audio received so far. */
  audio(): Buffer;
  send(message: object | Buffer): void;
  /** Sends text as it is: for messages that are no JSON. */
  sendText(text: string): void;
  /** The first message, past or future, for which this holds. */
  until(isIt: (message: ServerMessage) => unknown): Promise<ServerMessage>;
  untilAudio(): Promise<void>;
  /** The code with which the server closed. */
  closed: Promise<number>;
  close(): void;
}

/** Connects, and resolves when the server has accepted. */
export async function connect(url: string): Promise<Client> {
  const socket = new WebSocket(url);
  const arrivals = new EventEmitter();
  const messages: ServerMessage[] = [];
  const chunks: Buffer[] = [];
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) chunks.push(data);
    else messages.push(JSON.parse(data.toString()));
    arrivals.emit('arrival');
  });
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  return {
    messages,
    closed,
    audio: () => Buffer.concat(chunks),
    send: (message) => socket.send(Buffer.isBuffer(message) ? message : JSON.stringify(message)),
    sendText: (text) => socket.send(text),
    until: async (isIt) => {
      for (;;) {
        const found = messages.find(isIt);
        if (found) return found;
        await once(arrivals, 'arrival');
      }
    },
    untilAudio: async () => {
      while (chunks.length === 0) await once(arrivals, 'arrival');
    },
    close: () => socket.terminate(),
  };
}
