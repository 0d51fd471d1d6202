import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { html } from 'hono/html';

export interface Booking {
  name: string;
  /** What stood in the field for the access code. */
  code: string;
}

const page = (title: string, body: ReturnType<typeof html>) => html`<!doctype html>
<html lang="en">
  <head>
    <title>${title}</title>
  </head>
  <body>
    <h1>${title}</h1>
    ${body}
  </body>
</html>`;

/**
 * The web pages of a small shop that hires out bicycles, for an agent to look things up on and to
 * book with. Everything is in memory.
 *
 * @param bookingMs - how long it takes to answer a booking, which has been made by then
 */
export function createShop(bookingMs: number): Hono {
  const bookings: Booking[] = [];
  const app = new Hono();

  app.get('/weather', (c) =>
    c.html(
      page(
        'Harbour weather',
        html`<article>
          <p>Today it is sunny, with a light wind from the west.</p>
          <p>Tomorrow it will rain from noon to the evening.</p>
        </article>`,
      ),
    ),
  );

  app.get('/orders', (c) => {
    const number = c.req.query('number');
    const form = html`<form action="/orders" method="get">
      <label>Order number <input name="number" /></label>
      <button>Find order</button>
    </form>`;
    if (number === undefined) return c.html(page('Orders', form));
    const status =
      Number(number) % 2 === 1
        ? html`<p>Order ${number} is ready and can be collected.</p>`
        : html`<p>There is no order ${number}.</p>`;
    return c.html(page('Your order', status));
  });

  app.get('/book', (c) =>
    c.html(
      page(
        'Book a bicycle',
        html`<form action="/book" method="post">
          <label>Name <input name="name" required /></label>
          <label>Access code <input name="code" type="password" /></label>
          <button>Book now</button>
        </form>`,
      ),
    ),
  );

  app.post('/book', async (c) => {
    const { name, code } = await c.req.parseBody();
    const number = bookings.push({ name: String(name ?? ''), code: String(code ?? '') });
    await wait(bookingMs);
    const thanks = html`<p>The bicycle is booked under booking number ${number}.</p>`;
    return c.html(page('Thank you', thanks));
  });

  app.get('/bookings', (c) => c.json({ bookings }));
  return app;
}
