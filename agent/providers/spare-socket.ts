import { type ClientOptions, WebSocket } from 'ws';

/**
 * Has a connection to a provider open before it is needed: the handshake, some 100 ms to a provider
 * far away, is not on the caller's clock.
 */
export class SpareSocket {
  readonly #address: string;
  readonly #options: ClientOptions;
  #spare: WebSocket | undefined;

  constructor(address: string, options: ClientOptions) {
    this.#address = address;
    this.#options = options;
  }

  /** Opens one, if none is ready. A failure is left to whoever takes it. */
  prepare(): void {
    if (this.#spare !== undefined && this.#spare.readyState <= WebSocket.OPEN) return;
    const socket = new WebSocket(this.#address, this.#options);
    socket.on('error', () => undefined);
    this.#spare = socket;
  }

  /** The one that is ready, else one that is still connecting. It belongs to the caller from now on. */
  take(): WebSocket {
    this.prepare();
    const socket = this.#spare as WebSocket;
    this.#spare = undefined;
    return socket;
  }

  close(): void {
    this.#spare?.close();
    this.#spare = undefined;
  }
}
