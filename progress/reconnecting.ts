import type { IDBPDatabase } from 'idb';
import { nameOf } from './storage';

/**
 * A connection to a database that is opened at its first use. One that the browser closed, or that gave way to another
 * version, is opened again at the next.
 */
export function reconnecting<Schema>(connect: (drop: () => void) => Promise<IDBPDatabase<Schema>>) {
  let connection: Promise<IDBPDatabase<Schema>> | undefined;

  const drop = () => {
    connection?.then((database) => database.close()).catch(() => {});
    connection = undefined;
  };

  const run = async <T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    try {
      connection ??= connect(drop);
      return await work(await connection);
    } catch (error) {
      drop();
      if (nameOf(error) !== 'InvalidStateError') throw error;
      connection = connect(drop);
      return work(await connection);
    }
  };

  return { run, drop };
}
