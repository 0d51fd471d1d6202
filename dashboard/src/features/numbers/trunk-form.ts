import type { z } from 'zod';
import type { MediaEncryption } from '../../../../backend/contract/sip-trunk.ts';
import type { putTrunkRequest, TrunkView } from '../../../../backend/contract/trunks.ts';
import type { ApiError } from '../../lib/api-error.ts';

/** What is typed in; the password is never one that is kept. */
export interface TrunkForm {
  name: string;
  /** One a line. */
  addresses: string;
  hasPassword: boolean;
  username: string;
  password: string;
  mediaEncryption: MediaEncryption;
}

export const NEW_TRUNK: TrunkForm = {
  name: '',
  addresses: '',
  hasPassword: false,
  username: '',
  password: '',
  mediaEncryption: 'disable',
};

export const formOf = (trunk: TrunkView): TrunkForm => ({
  name: trunk.name,
  addresses: trunk.allowedAddresses.join('\n'),
  hasPassword: trunk.username !== null,
  username: trunk.username ?? '',
  password: '',
  mediaEncryption: trunk.mediaEncryption,
});

/** One a line; commas and spaces divide too. */
const addressesOf = (typed: string): string[] =>
  typed.split(/[\s,;]+/).filter((address) => address !== '');

export function toRequest(form: TrunkForm): z.input<typeof putTrunkRequest> {
  const { username, password, mediaEncryption } = form;
  const auth = form.hasPassword ? { username, ...(password !== '' && { password }) } : null;
  return { allowedAddresses: addressesOf(form.addresses), auth, mediaEncryption };
}

/** What the backend has against the addresses: the address itself and what is wanted. */
export function addressError(error: ApiError | null, typed: string): string | null {
  const addresses = addressesOf(typed);
  const lines = (error?.issues ?? []).flatMap(({ path, message }) => {
    const [, index] = /^allowedAddresses\[(\d+)\]/.exec(path) ?? [];
    return index === undefined ? [] : [`${addresses[Number(index)]}: wanted is ${message}`];
  });
  return lines.length === 0 ? null : lines.join('; ');
}

/** Whether anyone who finds the port may call. */
export const isOpen = (form: TrunkForm): boolean =>
  addressesOf(form.addresses).length === 0 && !form.hasPassword;
