import { notModelled } from '../apiError.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import type { Value } from '../store/store.ts';
import { upsert } from './data.ts';
import { notFound } from './errors.ts';
import { parserError, recordOf } from './json.ts';
import { failureAnswer, objectNamed, readWhere } from './records.ts';
import { basePath } from './resource.ts';
import type { Answer, ApiRequest, Resource, Session } from './resource.ts';

/** REST API Developer Guide: "sObject Rows by External ID". */
export const EXTERNAL_ID_RESOURCES: readonly Resource[] = [
  { path: '/sobjects/*/*/*', methods: { GET: readByExternalId, PATCH: upsertByExternalId } }
];

function readByExternalId(session: Session, request: ApiRequest, params: readonly string[]): Answer {
  const { object, field, value } = targetOf(session, params);
  const literal = typeof value === 'number' ? String(value) : `'${escaped(String(value))}'`;
  return readWhere(session, request, object, `${field.name} = ${literal}`);
}

/** 201 for a new record, 200 for an updated one (since version 46.0), 300 when several have the value. */
function upsertByExternalId(session: Session, request: ApiRequest, params: readonly string[]): Answer {
  if (request.query.has('updateOnly')) throw notModelled('the parameter updateOnly');
  const { object, field, value } = targetOf(session, params);
  const matching = session.org.store.find(object.name, field.name, value);
  if (matching.length > 1) {
    return {
      status: 300,
      body: matching.map(({ Id }) => `${basePath(session)}/sobjects/${object.name}/${Id}`)
    };
  }
  const record = { ...withoutField(recordOf(request.body), field), [field.name]: value };
  const [result] = upsert(session, object.name, field.name, [record], { allOrNone: true });
  if (!result!.success) return failureAnswer(result!);
  const { id, created = false } = result!;
  return { status: created ? 201 : 200, body: { id, success: true, errors: [], created } };
}

function targetOf(
  session: Session,
  params: readonly string[]
): { object: ObjectType; field: Field; value: Value } {
  const [objectName, fieldName, text] = params;
  const object = objectNamed(session, objectName!);
  const field = session.org.schema.field(object, fieldName!);
  if (!field || (field.externalId !== true && field.idLookup !== true)) {
    throw notFound(`Provided external ID field does not exist or is not accessible: ${fieldName!}`);
  }
  return { object, field, value: field.type === 'double' || field.type === 'int' ? numberOf(text!) : text! };
}

/** The guide: the external id field in the body is an error. */
function withoutField(
  record: Readonly<Record<string, unknown>>,
  field: Field
): Readonly<Record<string, unknown>> {
  const given = Object.keys(record).find((name) => name.toLowerCase() === field.name.toLowerCase());
  if (given === undefined) return record;
  throw parserError(`The field \`${given}\` is given by the address, not by the body.`);
}

function numberOf(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw notFound(`\`${text}\` is no number.`);
  return number;
}

function escaped(text: string): string {
  return text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
}
