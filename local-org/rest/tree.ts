import { DmlTransaction } from '../dml/dml.ts';
import type { NewRecord, SaveResult } from '../dml/dml.ts';
import type { ChildRelationship, Schema } from '../schema/schema.ts';
import { ApiError } from '../apiError.ts';
import { typeOf } from './collections.ts';
import { insert } from './data.ts';
import { listOf, objectOf, withoutAttributes } from './json.ts';
import { objectNamed } from './records.ts';
import type { Answer, ApiRequest, Resource, Session } from './resource.ts';

/** REST API Developer Guide: "sObject Tree". */
export const TREE_RESOURCES: readonly Resource[] = [
  { path: '/composite/tree/*', methods: { POST: createTree } }
];

const MOST_RECORDS = 200;
const MOST_TYPES = 5;
const DEEPEST = 5;

interface Node {
  readonly object: string;
  readonly referenceId: string;
  readonly fields: NewRecord;
  readonly level: number;
  /** The record above, and the field by which this one refers to it. */
  readonly parent?: { readonly node: Node; readonly field: string };
}

/** All records or none: 201 with the ids, or 400 with the errors of the records that failed. */
function createTree(session: Session, { body }: ApiRequest, [name]: readonly string[]): Answer {
  const object = objectNamed(session, name!).name;
  const nodes = listOf(objectOf(body, 'The body')['records'], '`records`').flatMap((record) =>
    nodesOf(session, objectOf(record, 'Each of `records`'), 1)
  );
  requireValid(nodes, object);
  const { store } = session.org;
  return store.transaction(() => {
    const start = store.savepoint();
    const results = insertByLevel(session, nodes);
    const failed = results.filter(({ result }) => !result.success);
    if (failed.length === 0)
      return { status: 201, body: { hasErrors: false, results: results.map(created) } };
    store.rollback(start);
    return { status: 400, body: { hasErrors: true, results: failed.map(failure) } };
  });
}

interface NodeResult {
  readonly node: Node;
  readonly result: SaveResult;
}

/** Level by level, and in each level type by type, as the guide says; it ends with what fails. */
function insertByLevel(session: Session, nodes: readonly Node[]): NodeResult[] {
  const transaction = session.transaction ?? new DmlTransaction();
  const ids = new Map<Node, string | null>();
  const results: NodeResult[] = [];
  const groups = Map.groupBy(nodes, ({ level, object }) => `${level} ${object}`);
  for (const [, group] of [...groups].sort(([a], [b]) => Number(a[0]) - Number(b[0]))) {
    const records = group.map(({ fields, parent }) =>
      parent ? { ...fields, [parent.field]: ids.get(parent.node) } : fields
    );
    const saved = insert(session, group[0]!.object, records, { allOrNone: true, transaction });
    group.forEach((node, i) => {
      ids.set(node, saved[i]!.id);
      results.push({ node, result: saved[i]! });
    });
    if (saved.some(({ success }) => !success)) break;
  }
  return results;
}

function created({ node, result }: NodeResult): unknown {
  return { referenceId: node.referenceId, id: result.id };
}

function failure({ node, result }: NodeResult): unknown {
  return { referenceId: node.referenceId, errors: result.errors };
}

/** A record and those nested in it, parents first. */
function nodesOf(session: Session, record: NewRecord, level: number, parent?: Node['parent']): Node[] {
  if (level > DEEPEST) throw invalid(`A tree has at most ${DEEPEST} levels.`);
  const object = typeOf(session, record);
  const referenceId = objectOf(record['attributes'], '`attributes`')['referenceId'];
  if (typeof referenceId !== 'string')
    throw invalid('Include a reference ID for each record in the request.');
  const { nested, fields } = parted(session.org.schema, object, record);
  const node: Node = { object, referenceId, fields, level, ...(parent ? { parent } : {}) };
  const children = nested.flatMap(({ relationship, value }) =>
    listOf(objectOf(value, relationship.name)['records'], '`records`').flatMap((child) =>
      nodesOf(session, objectOf(child, 'Each of `records`'), level + 1, {
        node,
        field: relationship.field.name
      })
    )
  );
  return [node, ...children];
}

/** The fields of a record, and the records nested in it by child relationship. */
function parted(
  schema: Schema,
  objectName: string,
  record: NewRecord
): { fields: NewRecord; nested: readonly { relationship: ChildRelationship; value: object }[] } {
  const relationships = schema.childRelationships(schema.object(objectName)!);
  const entries = Object.entries(withoutAttributes(record)).map(([name, value]) => ({
    name,
    value,
    relationship: relationships.find((one) => one.name.toLowerCase() === name.toLowerCase())
  }));
  const nested = entries.flatMap(({ relationship, value }) =>
    relationship && typeof value === 'object' && value !== null ? [{ relationship, value }] : []
  );
  const names = new Set(nested.map(({ relationship }) => relationship.name.toLowerCase()));
  const fields = entries.filter(({ name }) => !names.has(name.toLowerCase()));
  return { fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])), nested };
}

function requireValid(nodes: readonly Node[], object: string): void {
  if (nodes.length > MOST_RECORDS) throw invalid(`A request has at most ${MOST_RECORDS} records.`);
  if (new Set(nodes.map((node) => node.object)).size > MOST_TYPES) {
    throw invalid(`A request has records of at most ${MOST_TYPES} types.`);
  }
  if (new Set(nodes.map(({ referenceId }) => referenceId)).size < nodes.length) {
    throw invalid('Duplicate ReferenceId provided in the request.');
  }
  const other = nodes.find((node) => node.level === 1 && node.object !== object);
  if (other) throw invalid(`The record \`${other.referenceId}\` is no ${object}.`);
}

function invalid(message: string): ApiError {
  return new ApiError('INVALID_INPUT', message);
}
