import { NONCE, secureHeaders } from 'hono/secure-headers';

/**
 * Tells browsers to load and run nothing that is not ours. LiveKit is where calls in the browser go;
 * the nonce is for the few styles that libraries make in the page.
 */
export function securityHeaders({
  publicUrl,
  livekitPublicUrl,
}: {
  publicUrl: string;
  livekitPublicUrl: string;
}) {
  const [http, ws] = bothSchemes(livekitPublicUrl);
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", NONCE],
      connectSrc: ["'self'", http, ws],
      mediaSrc: ["'self'", 'blob:'],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    permissionsPolicy: { microphone: ['self'], camera: [], geolocation: [] },
    // Over plain HTTP it means nothing.
    strictTransportSecurity: publicUrl.startsWith('https:') ? 'max-age=15552000' : false,
  });
}

/** LiveKit's client asks over HTTP why a WebSocket was refused. */
function bothSchemes(url: string): [http: string, ws: string] {
  const { protocol, host } = new URL(url);
  const isSecure = protocol === 'wss:' || protocol === 'https:';
  return isSecure ? [`https://${host}`, `wss://${host}`] : [`http://${host}`, `ws://${host}`];
}
