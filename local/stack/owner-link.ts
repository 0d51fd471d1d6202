import { oneTimeLink } from '../../backend/contract/people.ts';

const CONFLICT = 409;
const answer = oneTimeLink.pick({ url: true });

/** The link under which the first owner sets a password; null: there is an owner. */
export async function fetchOwnerLink(
  backendUrl: string,
  serviceToken: string,
): Promise<string | null> {
  const response = await fetch(`${backendUrl}/v1/people/owner-link`, {
    method: 'POST',
    headers: { authorization: `Bearer ${serviceToken}` },
  });
  if (response.status === CONFLICT) return null;
  if (!response.ok) throw new Error(`The backend made no link for the owner: ${response.status}.`);
  return answer.parse(await response.json()).url;
}
