import { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import { idOf, longId } from './ids.ts';

/** A stored value: dates and times are ISO 8601 texts as the API writes them. */
export type Value = string | number | boolean | null;
/** Values by field name, spelt as the schema spells it. A field that is absent is null. */
export type Row = Readonly<Record<string, Value>> & { readonly Id: string };

/** A file of the deployed package, in metadata format: `objects/RunAsUser__c.object`. */
export interface PackageFile {
  readonly path: string;
  readonly content: Uint8Array;
}

type Table = Map<string, Row>;
interface Dump {
  readonly tables: ReadonlyMap<string, Table>;
  readonly packageFiles: ReadonlyMap<string, Uint8Array>;
  readonly counters: ReadonlyMap<string, number>;
}
/** What a change replaced, so that it can be undone. */
type Change =
  | { readonly kind: 'row'; readonly object: string; readonly id: string; readonly before: Row | undefined }
  | { readonly kind: 'file'; readonly path: string; readonly before: Uint8Array | undefined };

const LAYOUT = `
  CREATE TABLE IF NOT EXISTS row (object TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (object, id));
  CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, content BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
`;

/** Marks a database as ours: `RunA` in ASCII. */
const APPLICATION_ID = 0x52756e41;

/** @throws Error for the database of another program, before anything is written to it. */
function requireOwn(database: DatabaseSync): void {
  const id = database.prepare('PRAGMA application_id').get()?.['application_id'];
  const tables = database.prepare('SELECT COUNT(*) AS tables FROM sqlite_master').get()?.['tables'];
  if (tables !== 0 && id !== APPLICATION_ID) throw new Error('it is the database of another program');
}

/**
 * The rows of the org: held in memory, and written through to one SQLite file at the end of each
 * transaction, so that a killed process leaves either all of it or nothing.
 */
export class Store {
  private readonly database: DatabaseSync;
  private readonly tables = new Map<string, Table>();
  private readonly packageFiles = new Map<string, Uint8Array>();
  private readonly counters = new Map<string, number>();
  private readonly versions = new Map<string, number>();
  private readonly indexes = new Map<string, { version: number; rows: Map<Value, Row[]> }>();
  private changes: Change[] = [];
  private depth = 0;

  /**
   * @param file path of the SQLite file, or `:memory:`.
   * @throws Error when another process has the file, or it is no database, or that of another program.
   */
  constructor(file: string) {
    this.database = new DatabaseSync(file);
    // INVARIANT: one process writes; the lock is taken by the first write and kept.
    this.database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;');
    requireOwn(this.database);
    this.database.exec(`BEGIN IMMEDIATE; PRAGMA application_id = ${APPLICATION_ID}; ${LAYOUT} COMMIT;`);
    this.load();
  }

  get isEmpty(): boolean {
    return this.tables.size === 0 && this.packageFiles.size === 0;
  }

  /** @param id 15 or 18 characters. */
  row(object: string, id: string): Row | undefined {
    const rows = this.tables.get(object);
    return rows?.get(id) ?? rows?.get(longId(id) ?? id);
  }

  rows(object: string): readonly Row[] {
    return [...(this.tables.get(object)?.values() ?? [])];
  }

  count(object: string): number {
    return this.tables.get(object)?.size ?? 0;
  }

  /** The rows whose field has exactly this value; the index behind it is made when first asked for. */
  find(object: string, field: string, value: Value): readonly Row[] {
    const key = `${object}.${field}`;
    const version = this.version(object);
    let index = this.indexes.get(key);
    if (index?.version !== version) {
      index = { version, rows: Map.groupBy(this.rows(object), (row) => row[field] ?? null) };
      this.indexes.set(key, index);
    }
    return index.rows.get(value) ?? [];
  }

  /** Raised by each change of the object's rows: what was computed from them is as new as this. */
  version(object: string): number {
    return this.versions.get(object) ?? 0;
  }

  /** A new id under the key prefix, never given before. */
  nextId(keyPrefix: string): string {
    return idOf(keyPrefix, this.nextNumber(`id ${keyPrefix}`));
  }

  /** Counts up from 1, across restarts. A number that was handed out is not taken back on rollback. */
  nextNumber(name: string): number {
    const number = (this.counters.get(name) ?? 0) + 1;
    this.counters.set(name, number);
    return number;
  }

  put(object: string, row: Row): void {
    this.changeRow(object, row.Id, row);
  }

  remove(object: string, id: string): void {
    this.changeRow(object, id, undefined);
  }

  file(path: string): Uint8Array | undefined {
    return this.packageFiles.get(path);
  }

  files(): readonly PackageFile[] {
    return [...this.packageFiles].map(([path, content]) => ({ path, content }));
  }

  putFile(path: string, content: Uint8Array): void {
    this.changeFile(path, content);
  }

  removeFile(path: string): void {
    this.changeFile(path, undefined);
  }

  /**
   * All of the work or nothing of it: what it throws undoes it, and is thrown on. Inside another
   * transaction it is a part of that one, undone alone.
   */
  transaction<T>(work: () => T): T {
    const start = this.savepoint();
    this.depth++;
    try {
      const result = work();
      if (this.depth === 1) this.commit();
      return result;
    } catch (error) {
      this.rollback(start);
      throw error;
    } finally {
      this.depth--;
      if (this.depth === 0) this.changes = [];
    }
  }

  /** A place to roll back to, within the transaction. */
  savepoint(): number {
    return this.changes.length;
  }

  rollback(savepoint: number): void {
    for (const change of this.changes.splice(savepoint).reverse()) {
      if (change.kind === 'row') this.setRow(change.object, change.id, change.before);
      else this.setFile(change.path, change.before);
    }
  }

  /** Everything is forgotten. */
  clear(): void {
    this.transaction(() => {
      for (const [object, table] of this.tables) for (const id of [...table.keys()]) this.remove(object, id);
      for (const path of [...this.packageFiles.keys()]) this.removeFile(path);
    });
  }

  /** All that is held, in its order, for `restore` of an empty store. */
  dump(): Uint8Array {
    const { tables, packageFiles, counters } = this;
    return serialize({ tables, packageFiles, counters } satisfies Dump);
  }

  /** @throws Error when the store holds something already. */
  restore(dump: Uint8Array): void {
    if (!this.isEmpty) throw new Error('Only an empty store can be restored.');
    const { tables, packageFiles, counters } = deserialize(dump) as Dump;
    this.transaction(() => {
      for (const [object, table] of tables) for (const row of table.values()) this.put(object, row);
      for (const [path, content] of packageFiles) this.putFile(path, content);
      for (const [name, value] of counters) this.counters.set(name, value);
    });
  }

  close(): void {
    this.database.close();
  }

  private changeRow(object: string, id: string, row: Row | undefined): void {
    this.requireTransaction();
    const before = this.row(object, id);
    this.changes.push({ kind: 'row', object, id, before });
    this.setRow(object, id, row);
  }

  private changeFile(path: string, content: Uint8Array | undefined): void {
    this.requireTransaction();
    this.changes.push({ kind: 'file', path, before: this.packageFiles.get(path) });
    this.setFile(path, content);
  }

  private requireTransaction(): void {
    if (this.depth === 0) throw new Error('A change needs a transaction.');
  }

  private setRow(object: string, id: string, row: Row | undefined): void {
    const table = this.tables.get(object) ?? new Map<string, Row>();
    this.tables.set(object, table);
    if (row) table.set(id, row);
    else table.delete(id);
    this.versions.set(object, this.version(object) + 1);
  }

  private setFile(path: string, content: Uint8Array | undefined): void {
    if (content) this.packageFiles.set(path, content);
    else this.packageFiles.delete(path);
  }

  private commit(): void {
    if (this.changes.length === 0) return;
    this.database.exec('BEGIN IMMEDIATE');
    try {
      this.writeChanges();
      this.database.exec('COMMIT');
    } catch (error) {
      // A full disk has rolled back already.
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  private writeChanges(): void {
    const rows = new Map(
      this.changes.flatMap((one) => (one.kind === 'row' ? [[`${one.object} ${one.id}`, one] as const] : []))
    );
    const putRow = this.database.prepare('INSERT OR REPLACE INTO row VALUES (?, ?, ?)');
    const removeRow = this.database.prepare('DELETE FROM row WHERE object = ? AND id = ?');
    for (const { object, id } of rows.values()) {
      const row = this.row(object, id);
      if (row) putRow.run(object, id, JSON.stringify(row));
      else removeRow.run(object, id);
    }
    const paths = new Set(this.changes.flatMap((one) => (one.kind === 'file' ? one.path : [])));
    // No bytes at all are bound as NULL.
    const putFile = this.database.prepare('INSERT OR REPLACE INTO file VALUES (?, COALESCE(?, zeroblob(0)))');
    const removeFile = this.database.prepare('DELETE FROM file WHERE path = ?');
    for (const path of paths) {
      const content = this.packageFiles.get(path);
      if (content) putFile.run(path, content);
      else removeFile.run(path);
    }
    const putCounter = this.database.prepare('INSERT OR REPLACE INTO counter VALUES (?, ?)');
    for (const [name, value] of this.counters) putCounter.run(name, value);
  }

  private load(): void {
    for (const { object, id, json } of this.database.prepare('SELECT object, id, json FROM row').iterate()) {
      this.setRow(String(object), String(id), JSON.parse(String(json)) as Row);
    }
    for (const { path, content } of this.database.prepare('SELECT path, content FROM file').iterate()) {
      this.packageFiles.set(String(path), content as Uint8Array);
    }
    for (const { name, value } of this.database.prepare('SELECT name, value FROM counter').iterate()) {
      this.counters.set(String(name), Number(value));
    }
  }
}
