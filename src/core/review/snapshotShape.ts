import { GRADES } from '../access/grade.ts';
import { ACCESS_PARTS } from '../access/right.ts';
import { gapText } from '../messages.ts';
import type { Gap } from '../model/gap.ts';
import type { ReviewSnapshot } from './reviewSnapshot.ts';

type Check = (value: unknown) => boolean;

const BOUNDS: readonly unknown[] = ['exact', 'lower', 'upper', 'unknown'];
const KINDS: readonly unknown[] = ['profile', 'permissionSet', 'group'];
const ALL_DATA: readonly unknown[] = ['none', 'view', 'modify'];

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const count: Check = (value) => Number.isSafeInteger(value);
const texts = listOf(text);
const grade = oneOf(GRADES);

const path = shape({ kind: oneOf(KINDS), name: text, member: orNull(text), by: orAbsent(text) });
const row = { name: text };
const namedPaths = recordOf(listOf(path));

const detail = shape({
  grade,
  conditionalGrade: orAbsent(grade),
  bound: oneOf(BOUNDS),
  allData: oneOf(ALL_DATA),
  apiOnly: orNull(flag),
  fingerprint: orNull(fingerprintShape()),
  userPermissions: listOf(shape({ ...row, grade, through: listOf(path) })),
  objects: listOf(shape({ ...row, through: namedPaths })),
  fields: listOf(shape({ ...row, through: namedPaths })),
  setupEntities: listOf(shape({ ...row, kind: text, through: listOf(path) }))
});

const share = shape({
  kind: oneOf(KINDS),
  name: text,
  rights: count,
  grade,
  lost: shape({ userPermissions: texts, objects: count, fields: count, setupEntities: count })
});

const snapshot = shape({
  version: (value) => value === 1,
  takenAt: text,
  username: text,
  parts: listOf(oneOf(ACCESS_PARTS)),
  user: orNull(
    shape({ Id: text, Username: text, Name: orAbsent(orNull(text)), UserType: orAbsent(orNull(text)) })
  ),
  logins: orNull(shape({ lastApiAt: orNull(text), lastInteractiveAt: orNull(text) })),
  detail,
  shares: listOf(share),
  gaps: listOf(isGap),
  saved: orNull(
    shape({ fingerprint: fingerprintShape(), rights: texts, granted: texts, userPermissions: texts })
  ),
  isWithoutPaths: flag
});

/** Whether everything that a page shows of the file is of the type it takes it for. */
export function isReviewSnapshot(value: unknown): value is ReviewSnapshot {
  return snapshot(value);
}

/** One that no text is known of cannot be left out either: it says what was not seen. */
function isGap(value: unknown): boolean {
  if (!shape({ code: text, params: recordOf(text) })(value)) return false;
  try {
    return gapText(value as Gap).what !== '';
  } catch {
    return false;
  }
}

function fingerprintShape(): Check {
  return shape({ version: count, apiVersion: orNull(text), names: text, parts: recordOf(text) });
}

function shape(checks: Readonly<Record<string, Check>>): Check {
  return (value) =>
    isObject(value) &&
    Object.entries(checks).every(([name, check]) =>
      check(Object.hasOwn(value, name) ? value[name] : undefined)
    );
}

function recordOf(check: Check): Check {
  return (value) => isObject(value) && Object.values(value).every(check);
}

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

function oneOf(values: readonly unknown[]): Check {
  return (value) => values.includes(value);
}

function orNull(check: Check): Check {
  return (value) => value === null || check(value);
}

function orAbsent(check: Check): Check {
  return (value) => value === undefined || check(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
