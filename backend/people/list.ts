import type { Database } from '../../db/client.ts';
import * as people from '../../db/queries/people.ts';
import type { Person } from '../contract/people.ts';
import { toPerson } from './person.ts';

/** Everyone who may sign in, by name. */
export async function listPeople(database: Database): Promise<Person[]> {
  return (await people.listPeople(database)).map(toPerson);
}
