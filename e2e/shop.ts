import { once } from 'node:events';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { shopLinks } from '../local/shop/links.ts';
import { type Booking, createShop } from '../local/shop/shop.ts';
import { SHOP } from './fixtures.ts';

/** A booking has been made for so long before it is answered: time to strike in between. */
const BOOKING_MS = 1_500;

/** Serves the pages of the shop. */
export async function openShop() {
  const server = createAdaptorServer({ fetch: createShop(BOOKING_MS).fetch });
  server.listen(SHOP.port, SHOP.host);
  await once(server, 'listening');
  return server;
}

/** Gives an agent the files and skills of the demo agent, with the shop's pages among its links. */
export async function writeAgentFiles(folder: string): Promise<void> {
  await cp('local/agents/reception', folder, { recursive: true });
  await writeFile(join(folder, 'files/links.md'), shopLinks(SHOP.address));
}

/** What has been booked in somebody's name, be it answered or not. */
export async function bookingsOf(name: string): Promise<Booking[]> {
  const answer = await fetch(`http://${SHOP.address}/bookings`);
  const { bookings } = (await answer.json()) as { bookings: Booking[] };
  return bookings.filter((booking) => booking.name === name);
}
