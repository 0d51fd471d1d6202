import { createRoute, z } from '@hono/zod-openapi';
import { listAccounts } from '../../db/queries/accounts.ts';
import { needs } from '../access/needs.ts';
import { toAccount } from '../accounts/account.ts';
import { listLedger } from '../accounts/list-ledger.ts';
import { putAccount } from '../accounts/put.ts';
import { readAccount } from '../accounts/read.ts';
import { topUp } from '../accounts/top-up.ts';
import {
  account,
  listAccountsResponse,
  listLedgerQuery,
  listLedgerResponse,
  putAccountRequest,
  topUpRequest,
} from '../contract/accounts.ts';
import { agentSlug } from '../contract/common.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

const params = z.object({ slug: agentSlug });

const list = createRoute({
  ...needs('money:read'),
  method: 'get',
  path: '/accounts',
  operationId: 'listAccounts',
  summary: 'List the accounts, with the credit that each has left',
  responses: { 200: reply('All accounts', listAccountsResponse), ...failure },
});

const read = createRoute({
  ...needs('money:read'),
  method: 'get',
  path: '/accounts/{slug}',
  operationId: 'readAccount',
  summary: 'Read an account',
  request: { params },
  responses: { 200: reply('The account', account), ...failure },
});

const put = createRoute({
  ...needs('money:write'),
  method: 'put',
  path: '/accounts/{slug}',
  operationId: 'putAccount',
  summary: 'Create or rename an account',
  request: { params, body: body(putAccountRequest) },
  responses: {
    201: reply('The account is new', account),
    200: reply('The account was renamed', account),
    ...failure,
  },
});

const add = createRoute({
  ...needs('money:write'),
  method: 'post',
  path: '/accounts/{slug}/top-ups',
  operationId: 'topUpAccount',
  summary: 'Add credit, once for each key',
  request: { params, body: body(topUpRequest) },
  responses: {
    201: reply('The credit was added', account),
    200: reply('It had been added before', account),
    ...failure,
  },
});

const ledger = createRoute({
  ...needs('money:read'),
  method: 'get',
  path: '/accounts/{slug}/ledger',
  operationId: 'listLedger',
  summary: 'List what happened to the credit, newest first',
  request: { params, query: listLedgerQuery },
  responses: { 200: reply('One page of entries', listLedgerResponse), ...failure },
});

export function accountRoutes({ database }: Pick<Services, 'database'>) {
  return createRouter()
    .openapi(list, async (c) => {
      const accounts = (await listAccounts(database)).map(toAccount);
      return c.json({ accounts }, 200);
    })
    .openapi(read, async (c) => c.json(await readAccount(database, c.req.valid('param').slug), 200))
    .openapi(put, async (c) => {
      const { slug } = c.req.valid('param');
      const { account, created } = await putAccount(database, slug, c.req.valid('json').name);
      return c.json(account, created ? 201 : 200);
    })
    .openapi(add, async (c) => {
      const { slug } = c.req.valid('param');
      const { account, added } = await topUp(database, slug, c.req.valid('json'));
      return c.json(account, added ? 201 : 200);
    })
    .openapi(ledger, async (c) => {
      const { slug } = c.req.valid('param');
      return c.json(await listLedger(database, slug, c.req.valid('query')), 200);
    });
}
