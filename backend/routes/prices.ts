import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { callCost } from '../contract/calls.ts';
import { addPriceResponse, listPricesResponse, newPrice } from '../contract/prices.ts';
import { CURRENCY } from '../cost/cost.ts';
import { readCost } from '../cost/read.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import { addPrice } from '../prices/add.ts';
import { listPrices } from '../prices/list.ts';
import type { OnRepriced } from '../prices/reprice.ts';
import type { Services } from '../services.ts';

const list = createRoute({
  ...needs('money:read'),
  method: 'get',
  path: '/prices',
  operationId: 'listPrices',
  summary: 'List the price book',
  responses: { 200: reply('All prices', listPricesResponse), ...failure },
});

const add = createRoute({
  ...needs('money:write'),
  method: 'post',
  path: '/prices',
  operationId: 'addPrice',
  summary: 'Add a price, which holds from a time on; what had no price is priced by it',
  request: { body: body(newPrice) },
  responses: {
    201: reply('The price is new', addPriceResponse),
    200: reply('The price was there already', addPriceResponse),
    ...failure,
  },
});

const cost = createRoute({
  ...needs('calls:read'),
  method: 'get',
  path: '/calls/{id}/cost',
  operationId: 'readCost',
  summary: 'Read what a call costs, line by line',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: reply('The cost up to now, or in all', callCost), ...failure },
});

type PriceServices = Pick<Services, 'database' | 'now'> & { onRepriced: OnRepriced };

export function priceRoutes({ database, now, onRepriced }: PriceServices) {
  return createRouter()
    .openapi(list, async (c) =>
      c.json({ currency: CURRENCY, prices: await listPrices(database) }, 200),
    )
    .openapi(add, async (c) => {
      const { created, ...added } = await addPrice(database, c.req.valid('json'), onRepriced);
      return c.json(added, created ? 201 : 200);
    })
    .openapi(cost, async (c) =>
      c.json(await readCost(database, c.req.valid('param').id, now()), 200),
    );
}
