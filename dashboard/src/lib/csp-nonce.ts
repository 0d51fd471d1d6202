/** What a library must put on the `<style>` it makes, for the page's content policy to allow it. */
export const cspNonce = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined;
