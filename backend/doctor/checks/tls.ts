import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { SipSettings } from '../../livekit/engine-settings.ts';
import { type Check, type Finding, failed, ok, skipped, warning } from '../check.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Let's Encrypt renews a month before the end: what is left then has been missed. */
const SOON_DAYS = 14;

/** The certificates that livekit-sip shows, where TLS is set up. */
export function tlsCheck({ tls }: Pick<SipSettings, 'tls'>, now: () => Date): Check {
  return {
    id: 'tls',
    title: 'TLS',
    after: ['sip-settings'],
    async look() {
      if (tls === null) return skipped('not set up (tls in sip.yaml): SIP goes over UDP and TCP');
      const findings = await Promise.all(
        tls.certs.map(({ cert_file, key_file }) => judge(cert_file, key_file, now())),
      );
      const gravest =
        findings.find(({ state }) => state === 'failed') ??
        findings.find(({ state }) => state === 'warning') ??
        findings[0];
      return (
        gravest ??
        failed(
          'tls has no certificate',
          'certs with cert_file and key_file',
          'Add them to sip.yaml.',
        )
      );
    },
  };
}

async function judge(certFile: string, keyFile: string, now: Date): Promise<Finding> {
  const renew = 'Renew the certificate and start livekit-sip again.';
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(await readFile(certFile));
    if (!certificate.checkPrivateKey(createPrivateKey(await readFile(keyFile)))) {
      return failed(
        `${keyFile} is not the key of ${certFile}`,
        'the key that belongs to the certificate',
        'Correct cert_file and key_file in sip.yaml.',
      );
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failed(
      `${certFile} and ${keyFile} cannot be read: ${reason}`,
      'a certificate and its key, in PEM',
      'Correct cert_file and key_file in sip.yaml.',
    );
  }
  const days = Math.floor((certificate.validToDate.getTime() - now.getTime()) / DAY_MS);
  const names = certificate.subjectAltName ?? certificate.subject;
  if (days < 0) {
    return failed(`${certFile} (${names}) has expired ${-days} days ago`, 'a valid one', renew);
  }
  if (days < SOON_DAYS) {
    return warning(`${certFile} (${names}) expires in ${days} days`, 'renewal in time', renew);
  }
  return ok(`${names}, valid for ${days} days`);
}
