import { and, asc, count, desc, eq, getTableColumns, lt, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { webhookDeliveries, webhookEndpoints } from '../schema/index.ts';

export type EndpointRow = typeof webhookEndpoints.$inferSelect;
export type NewEndpoint = typeof webhookEndpoints.$inferInsert;
export type DeliveryRow = typeof webhookDeliveries.$inferSelect;
type NewDelivery = typeof webhookDeliveries.$inferInsert;

export async function addEndpoint(database: Database, endpoint: NewEndpoint): Promise<EndpointRow> {
  const [row] = await database.insert(webhookEndpoints).values(endpoint).returning();
  if (row === undefined) throw new Error('Adding an endpoint returned no row.');
  return row;
}

export async function countEndpoints(database: Database): Promise<number> {
  const [row] = await database.select({ endpoints: count() }).from(webhookEndpoints);
  return row?.endpoints ?? 0;
}

/** The first one created first. */
export function listEndpoints(database: Database): Promise<EndpointRow[]> {
  return database
    .select()
    .from(webhookEndpoints)
    .orderBy(asc(webhookEndpoints.createdAt), asc(webhookEndpoints.id));
}

export async function findEndpoint(
  database: Database,
  id: string,
): Promise<EndpointRow | undefined> {
  const [row] = await database.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
  return row;
}

/** Sets what is given of an endpoint; undefined: there is none. */
export async function updateEndpoint(
  database: Database,
  id: string,
  fields: Partial<Omit<NewEndpoint, 'id'>>,
): Promise<EndpointRow | undefined> {
  const [row] = await database
    .update(webhookEndpoints)
    .set(fields)
    .where(eq(webhookEndpoints.id, id))
    .returning();
  return row;
}

/** False: there was none. Its deliveries go with it. */
export async function deleteEndpoint(database: Database, id: string): Promise<boolean> {
  const rows = await database
    .delete(webhookEndpoints)
    .where(eq(webhookEndpoints.id, id))
    .returning({ id: webhookEndpoints.id });
  return rows.length > 0;
}

/** The enabled endpoints that want an event, none of which is deleted until the transaction ends. */
export function lockWantingEndpoints(
  transaction: Database,
  event: string,
): Promise<Pick<EndpointRow, 'id'>[]> {
  return transaction
    .select({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .where(and(webhookEndpoints.enabled, sql`${webhookEndpoints.events} ? ${event}`))
    .for('key share');
}

export async function addDelivery(
  transaction: Database,
  delivery: NewDelivery,
): Promise<DeliveryRow> {
  const [row] = await transaction.insert(webhookDeliveries).values(delivery).returning();
  if (row === undefined) throw new Error('Adding a delivery returned no row.');
  return row;
}

/** A delivery with its endpoint; undefined: one of them is gone. */
export async function findDelivery(
  database: Database,
  id: string,
): Promise<{ delivery: DeliveryRow; endpoint: EndpointRow } | undefined> {
  const [row] = await database
    .select({
      delivery: getTableColumns(webhookDeliveries),
      endpoint: getTableColumns(webhookEndpoints),
    })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .where(eq(webhookDeliveries.id, id));
  return row;
}

/** Newest first. */
export function listDeliveries(
  database: Database,
  endpointId: string,
  { state, after }: { state?: string | undefined; after?: { at: Date; id: string } | undefined },
  limit: number,
): Promise<DeliveryRow[]> {
  const { createdAt, id } = webhookDeliveries;
  return database
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.endpointId, endpointId),
        state === undefined ? undefined : eq(webhookDeliveries.state, state),
        after &&
          sql`(${createdAt}, ${id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit);
}

/** Notes how a delivery stands; one more attempt when it tells of one. */
export async function updateDelivery(
  database: Database,
  id: string,
  fields: Partial<Omit<NewDelivery, 'id' | 'attempts'>>,
): Promise<DeliveryRow | undefined> {
  const attempts = fields.attemptedAt ? sql`${webhookDeliveries.attempts} + 1` : undefined;
  const [row] = await database
    .update(webhookDeliveries)
    .set({ ...fields, ...(attempts && { attempts }) })
    .where(eq(webhookDeliveries.id, id))
    .returning();
  return row;
}

export async function deleteDeliveries(database: Database, before: Date): Promise<void> {
  await database.delete(webhookDeliveries).where(lt(webhookDeliveries.createdAt, before));
}
