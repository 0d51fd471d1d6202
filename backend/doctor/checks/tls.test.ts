import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Check } from '../check.ts';
import { tlsCheck } from './tls.ts';

const look = async (check: Check) => check.look(AbortSignal.timeout(5_000));
const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
afterAll(() => rm(folder, { recursive: true }));

// Made for this test; valid from November 2026 to November 2036, for sip.example.com.
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBpDCCAUugAwIBAgIUFRIHkvTNk5q7NL/MKsdGrvOlM1IwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPc2lwLmV4YW1wbGUuY29tMB4XDTI2MTEyMzEzMDI0OFoXDTM2
MTEyMDEzMDI0OFowGjEYMBYGA1UEAwwPc2lwLmV4YW1wbGUuY29tMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAETP5OWXrSehxx+BN7/RT19mgxMJJy2GzWiZPrrFnQ
dPg1alQ5YJCNIV2A2V8/bEphmnZuwyB5SgeO6Uc/BKiseKNvMG0wHQYDVR0OBBYE
FMshRYXIcdgVxvtazvDUekewnHtrMB8GA1UdIwQYMBaAFMshRYXIcdgVxvtazvDU
ekewnHtrMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIPc2lwLmV4YW1wbGUu
Y29tMAoGCCqGSM49BAMCA0cAMEQCICdEsU/mvaUE4b7vejL7SfZLhWx0h6kG6CSy
E17jb/fzAiAy8/4AOhD1LC7kxHQIIg+Lrn2L4wV7mn9he0DFLjLTww==
-----END CERTIFICATE-----`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgS2gIeq/jTgJM4HrI
l4QUKBy0xvD8hSdwxol64QIgagOhRANCAARM/k5ZetJ6HHH4E3v9FPX2aDEwknLY
bNaJk+usWdB0+DVqVDlgkI0hXYDZXz9sSmGadm7DIHlKB47pRz8EqKx4
-----END PRIVATE KEY-----`;
const OTHER_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgGxcPnC8AsDAPFdxc
X/QSDIq7g1FM8sTDAysA/2BRWg2hRANCAATXxkkNz4qvwV/bdp6ZDBZfb8JGBWaw
VyZiNFOu1rzmmoGk+jU7Rgd74Q1t/WdCV+l8KI+Q9UBBz3a7WMWIfKAA
-----END PRIVATE KEY-----`;

describe('tls', () => {
  const at = (time: string) => () => new Date(time);
  const certs = async (name: string, key: string) => {
    const [cert_file, key_file] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)];
    await writeFile(cert_file, CERTIFICATE);
    await writeFile(key_file, key);
    return { port: 5_061, certs: [{ cert_file, key_file }] };
  };

  it.each([
    ['valid', '2030-01-01T00:00:00Z', 'ok'],
    ['about to expire', '2036-11-15T00:00:00Z', 'warning'],
    ['expired', '2037-01-01T00:00:00Z', 'failed'],
  ])('is as good as its certificate: %s', async (_, time, state) => {
    const tls = await certs('right', KEY);
    expect(await look(tlsCheck({ tls }, at(time)))).toMatchObject({ state });
  });

  it('has failed with the key of another certificate, or without the file', async () => {
    const tls = await certs('wrong', OTHER_KEY);
    expect(await look(tlsCheck({ tls }, at('2030-01-01')))).toMatchObject({
      state: 'failed',
      found: expect.stringContaining('is not the key'),
    });
    const missing = { port: 5_061, certs: [{ cert_file: '/nowhere', key_file: '/nowhere' }] };
    expect(await look(tlsCheck({ tls: missing }, at('2030-01-01')))).toMatchObject({
      state: 'failed',
    });
  });

  it('is skipped where it is not set up', async () => {
    expect(await look(tlsCheck({ tls: null }, () => new Date()))).toMatchObject({
      state: 'skipped',
    });
  });
});
