/** The process cannot start. The message is for whoever started it: what is wrong, what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
