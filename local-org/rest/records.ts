import { ApiError, notModelled } from '../apiError.ts';
import type { SaveResult } from '../dml/dml.ts';
import { describeGlobal, describeObject } from '../schema/describe.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import { rightsOf } from '../security/rights.ts';
import { longId } from '../store/ids.ts';
import { insert, query, remove, update } from './data.ts';
import { notFound, statusOf } from './errors.ts';
import { recordOf } from './json.ts';
import { basePath } from './resource.ts';
import type { Answer, ApiRequest, Resource, Session } from './resource.ts';

/** REST API Developer Guide: "Describe Global", "sObject Describe", "sObject Basic Information", "sObject Rows". */
export const RECORD_RESOURCES: readonly Resource[] = [
  { path: '/sobjects', methods: { GET: listObjects } },
  { path: '/sobjects/*', methods: { GET: refuseRecentItems, POST: createRecord } },
  { path: '/sobjects/*/describe', methods: { GET: describe } },
  { path: '/sobjects/*/*', methods: { GET: readRecord, PATCH: updateRecord, DELETE: deleteRecord } }
];

function listObjects(session: Session): Answer {
  const { org, caller } = session;
  const rights = rightsOf(org, caller.userId);
  const global = describeGlobal(org.schema);
  const sobjects = global.sobjects.filter(({ name }) => rights.object(name).read);
  return {
    status: 200,
    body: { ...global, sobjects: sobjects.map((one) => ({ ...one, urls: urlsOf(session, one.name) })) }
  };
}

function urlsOf(session: Session, name: string): Readonly<Record<string, string>> {
  const sobject = `${basePath(session)}/sobjects/${name}`;
  return { sobject, describe: `${sobject}/describe`, rowTemplate: `${sobject}/{ID}` };
}

function describe(session: Session, _: ApiRequest, [name]: readonly string[]): Answer {
  const { org, caller } = session;
  const object = readableObject(org.schema.object(name!), { org, caller });
  const rights = rightsOf(org, caller.userId);
  const described = describeObject(org.schema, object);
  const fields = described.fields.filter((field) => rights.field(object.name, field.name).read);
  return { status: 200, body: { ...described, fields, urls: urlsOf(session, object.name) } };
}

function refuseRecentItems(): Answer {
  throw notModelled('recently viewed records');
}

function createRecord(session: Session, { body }: ApiRequest, [name]: readonly string[]): Answer {
  const object = objectNamed(session, name!);
  const [result] = insert(session, object.name, [recordOf(body)], { allOrNone: true });
  if (!result!.success) return failureAnswer(result!);
  const { id } = result!;
  const headers = { Location: `${basePath(session)}/sobjects/${object.name}/${id ?? ''}` };
  return { status: 201, body: { id, success: true, errors: [] }, headers };
}

function readRecord(session: Session, request: ApiRequest, [name, id]: readonly string[]): Answer {
  const object = objectNamed(session, name!);
  return readWhere(session, request, object, `Id = '${idOfObject(object, id!)}'`);
}

/** The one record that a condition finds, with the `fields` asked for or all that the caller may read. */
export function readWhere(
  session: Session,
  request: ApiRequest,
  object: ObjectType,
  condition: string
): Answer {
  const fields = request.query.get('fields')?.split(',') ?? readableFields(session, object);
  const answer = query(
    session,
    `SELECT ${fields.map(fieldPath).join(', ')} FROM ${object.name} WHERE ${condition}`
  );
  const [record] = answer.records;
  if (!record) throw notFound();
  if (answer.records.length > 1)
    return { status: 300, body: answer.records.map(({ attributes }) => attributes.url) };
  return { status: 200, body: record };
}

function updateRecord(session: Session, { body }: ApiRequest, [name, id]: readonly string[]): Answer {
  const object = objectNamed(session, name!);
  const record = { ...recordOf(body), Id: existingId(session, object, id!) };
  const [result] = update(session, object.name, [record], { allOrNone: true });
  return result!.success ? { status: 204 } : failureAnswer(result!);
}

function deleteRecord(session: Session, _: ApiRequest, [name, id]: readonly string[]): Answer {
  const object = objectNamed(session, name!);
  const [result] = remove(session, object.name, [existingId(session, object, id!)], { allOrNone: true });
  return result!.success ? { status: 204 } : failureAnswer(result!);
}

/** A failed write of one record, as the REST API answers it: the list of its errors. */
export function failureAnswer({ errors }: SaveResult): Answer {
  const body = errors.map(({ statusCode, message, fields }) => ({ message, errorCode: statusCode, fields }));
  return { status: statusOf(errors[0]?.statusCode ?? 'UNKNOWN_EXCEPTION'), body };
}

/** @throws ApiError NOT_FOUND when the org has no such object. */
export function objectNamed({ org }: Session, name: string): ObjectType {
  const object = org.schema.object(name);
  if (!object) throw notFound();
  return object;
}

function readableObject(
  object: ObjectType | undefined,
  { org, caller }: Pick<Session, 'org' | 'caller'>
): ObjectType {
  if (!object || !rightsOf(org, caller.userId).object(object.name).read) throw notFound();
  return object;
}

function readableFields({ org, caller }: Session, object: ObjectType): string[] {
  const rights = rightsOf(org, caller.userId);
  const isReadable = ({ name, type }: Field) => type !== 'address' && rights.field(object.name, name).read;
  return object.fields.filter(isReadable).map(({ name }) => name);
}

function fieldPath(text: string): string {
  const path = text.trim();
  if (!/^[A-Za-z]\w*(?:\.[A-Za-z]\w*){0,5}$/.test(path)) {
    throw new ApiError('INVALID_FIELD', `\`${path}\` in \`fields\` is no field name.`);
  }
  return path;
}

function idOfObject(object: ObjectType, id: string): string {
  const long = longId(id);
  if (long === undefined || !long.startsWith(object.keyPrefix ?? '')) throw notFound();
  return long;
}

function existingId(session: Session, object: ObjectType, id: string): string {
  const long = idOfObject(object, id);
  if (!session.org.store.row(object.name, long)) throw notFound();
  return long;
}
