const PAGES = { Weather: 'weather', Orders: 'orders', Bookings: 'book' };

/**
 * The pages of the shop as an agent's `links.md` lists them, a line each.
 *
 * @param address - host:port of the shop
 */
export const shopLinks = (address: string): string =>
  Object.entries(PAGES)
    .map(([name, page]) => `- ${name}: http://${address}/${page}\n`)
    .join('');
