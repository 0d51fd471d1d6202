/** Providers as the price book names them. */
const KNOWN: Record<string, string> = {
  'api.deepgram.com': 'deepgram',
  'api.eu.deepgram.com': 'deepgram',
  'api.openai.com': 'openai',
};

/** The stand-ins of a stack without accounts are addressed with this key. */
const OFFLINE_KEY = 'offline';

/** Under which name a provider's usage is priced: that of the company, or else its host. */
export function providerName({ apiKey, baseUrl }: { apiKey: string; baseUrl: string }): string {
  if (apiKey === OFFLINE_KEY) return 'offline';
  const { hostname } = new URL(baseUrl);
  return KNOWN[hostname] ?? hostname.slice(0, 100);
}
