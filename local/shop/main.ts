import { serve } from '@hono/node-server';
import { parseEnvironment, port } from '../../backend/contract/environment.ts';
import { createShop } from './shop.ts';

/** Long enough for a caller to hear that the booking is under way. */
const BOOKING_MS = 1_500;

const { SHOP_PORT } = parseEnvironment({ SHOP_PORT: port.default(8091) }, process.env);
// Bookings are made without any account, so it belongs on a loopback address.
serve({ fetch: createShop(BOOKING_MS).fetch, hostname: '127.0.0.1', port: SHOP_PORT });
