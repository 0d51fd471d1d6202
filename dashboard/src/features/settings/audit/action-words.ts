/** The operation of the API in words: `createKey` is "create key". */
export const actionWords = (action: string): string =>
  action.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
