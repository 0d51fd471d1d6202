import type { RequestIdVariables } from 'hono/request-id';
import type { AddressVariables } from '../access/client-address.ts';
import type { PrincipalVariables } from '../access/principal.ts';

/** What `c.get` knows in every route. */
export interface Env {
  Variables: RequestIdVariables & AddressVariables & PrincipalVariables;
}
