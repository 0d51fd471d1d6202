import type { RequestIdVariables } from 'hono/request-id';
import type { PrincipalVariables } from '../access/principal.ts';

/** What `c.get` knows in every route. */
export interface Env {
  Variables: RequestIdVariables & PrincipalVariables;
}
