import { and, asc, eq, exists, isNull, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { people, sessions, signIns } from '../schema/index.ts';

export type PersonRow = typeof people.$inferSelect;
export type NewPerson = typeof people.$inferInsert;

/** The way to sign in that better-auth calls so: with a password. */
const PASSWORD = 'credential';

const hasPassword = (database: Database) =>
  exists(
    database
      .select({ one: sql`1` })
      .from(signIns)
      .where(and(eq(signIns.userId, people.id), eq(signIns.providerId, PASSWORD))),
  );

/** By name; `hasPassword`: has followed the invitation. */
export function listPeople(
  database: Database,
): Promise<{ person: PersonRow; hasPassword: boolean }[]> {
  return database
    .select({ person: people, hasPassword: sql<boolean>`${hasPassword(database)}` })
    .from(people)
    .orderBy(asc(people.name), asc(people.id));
}

export async function findPerson(
  database: Database,
  id: string,
): Promise<{ person: PersonRow; hasPassword: boolean } | undefined> {
  const [row] = await database
    .select({ person: people, hasPassword: sql<boolean>`${hasPassword(database)}` })
    .from(people)
    .where(eq(people.id, id));
  return row;
}

export async function findPersonByEmail(
  database: Database,
  email: string,
): Promise<PersonRow | undefined> {
  const [row] = await database.select().from(people).where(eq(people.email, email));
  return row;
}

/** Undefined: someone has this e-mail address already. */
export async function addPerson(
  database: Database,
  person: NewPerson,
): Promise<PersonRow | undefined> {
  const [row] = await database.insert(people).values(person).onConflictDoNothing().returning();
  return row;
}

export async function updatePerson(
  database: Database,
  id: string,
  fields: Partial<Omit<NewPerson, 'id' | 'email'>>,
): Promise<PersonRow | undefined> {
  const [row] = await database.update(people).set(fields).where(eq(people.id, id)).returning();
  return row;
}

export async function deletePerson(database: Database, id: string): Promise<void> {
  await database.delete(people).where(eq(people.id, id));
}

/** The owners who can sign in, held against changes by others until the transaction ends. */
export async function lockOwners(transaction: Database): Promise<string[]> {
  const rows = await transaction
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, 'owner'), isNull(people.disabledAt), hasPassword(transaction)))
    .for('update');
  return rows.map(({ id }) => id);
}

/** Whether anyone could sign in as an owner. */
export async function hasOwner(database: Database): Promise<boolean> {
  const [row] = await database
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, 'owner'), isNull(people.disabledAt), hasPassword(database)))
    .limit(1);
  return row !== undefined;
}

/** Sets a password in place of the one before, and ends all sessions of that person. */
export async function savePassword(
  transaction: Database,
  userId: string,
  password: string,
  now: Date,
): Promise<void> {
  await transaction
    .insert(signIns)
    .values({
      userId,
      providerId: PASSWORD,
      accountId: userId,
      password,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoUpdate({
      target: [signIns.userId, signIns.providerId],
      set: { password, updatedAt: now },
    });
  await endSessions(transaction, userId);
}

export async function endSessions(database: Database, userId: string): Promise<void> {
  await database.delete(sessions).where(eq(sessions.userId, userId));
}
