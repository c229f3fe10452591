import {
  EVIDENCE_KINDS,
  EVIDENCE_KIND_TEXTS,
  SHOWN_GRADES,
  accessHeadline,
  parseInstant,
  shownGrade,
  topRights,
  printable
} from '../core/index.ts';
import type { AccessHeadline, AccessResolver, Audit, AuditedIdentity, Bound } from '../core/index.ts';
import { count } from './text.ts';

const RIGHTS_SHOWN = 3;

const BOUND_MARKS: Record<Bound, string> = { exact: '', lower: ' or more', upper: ' at most', unknown: ' ?' };

const COLUMNS = [
  { key: 'user', name: 'Identity', width: '25%' },
  { key: 'evidence', name: 'Evidence', width: '16%' },
  { key: 'grade', name: 'Access', width: '11%' },
  { key: 'rights', name: 'Top rights', width: '18%' },
  { key: 'apps', name: 'Apps', width: '13%' },
  { key: 'lastLogin', name: 'Last login', width: '12%' },
  { key: 'gaps', name: 'Gaps' }
] as const;

/** Shares of the terminal's width; without a terminal each column is as wide as its content. */
export function auditColumns(hasWidth: boolean): (typeof COLUMNS)[number][] {
  return hasWidth
    ? [...COLUMNS]
    : COLUMNS.map(({ key, name }) => ({ key, name }) as (typeof COLUMNS)[number]);
}

/** `46 identities in alder-finch: 9 critical, 10 high, …`. */
export function auditHeadline({ org, identities, resolver }: Audit): string {
  const grades = identities.map(({ access }) => shownGrade(accessHeadline(access, resolver)));
  const counts = SHOWN_GRADES.map((grade) => [grade, grades.filter((one) => one === grade).length] as const)
    .filter(([, number]) => number > 0)
    .map(([grade, number]) => `${number} ${grade}`);
  const list = counts.length > 0 ? `: ${counts.join(', ')}` : '';
  return `${count(identities.length, 'identity', 'identities')} in ${printable(org.name)}${list}`;
}

export function auditRows({
  identities,
  resolver
}: Audit): Record<(typeof COLUMNS)[number]['key'], string>[] {
  return identities.map((identity) => {
    const headline = accessHeadline(identity.access, resolver);
    return {
      user: printable(userText(identity, headline)),
      evidence: evidenceText(identity),
      grade: gradeText(headline),
      rights: printable(topRightsText(identity, resolver)),
      apps: printable(identity.apps.map(({ name }) => name).join(', ')),
      lastLogin: lastLoginText(identity),
      gaps: identity.access.gaps.length > 0 ? String(identity.access.gaps.length) : ''
    };
  });
}

function userText({ username, user, logins }: AuditedIdentity, { apiOnly }: AccessHeadline): string {
  const marks = [
    user?.IsActive === false && 'inactive',
    user?.IsFrozen && 'frozen',
    logins?.isUsedByPerson && 'used by a person',
    apiOnly === false && 'not API-only'
  ].filter(Boolean);
  return marks.length > 0 ? `${username} (${marks.join(', ')})` : username;
}

/** Each kind once, the strongest first. */
function evidenceText({ evidence }: AuditedIdentity): string {
  const found = new Set(evidence.map(({ kind }) => kind));
  return EVIDENCE_KINDS.filter((kind) => found.has(kind))
    .map((kind) => EVIDENCE_KIND_TEXTS[kind])
    .join(', ');
}

/** `high at most`, `medium, critical when activated`. */
export function gradeText(headline: Pick<AccessHeadline, 'grade' | 'bound' | 'conditionalGrade'>): string {
  const { bound, conditionalGrade } = headline;
  const grade = shownGrade(headline);
  const mark = grade === 'unknown' ? '' : BOUND_MARKS[bound];
  return `${grade}${mark}${conditionalGrade ? `, ${conditionalGrade} when activated` : ''}`;
}

function topRightsText({ access }: AuditedIdentity, resolver: AccessResolver): string {
  const names = topRights(access, resolver).map(({ name, conditional }) =>
    conditional ? `${name} (when activated)` : name
  );
  const more = names.length - RIGHTS_SHOWN;
  return `${names.slice(0, RIGHTS_SHOWN).join(', ')}${more > 0 ? ` +${more}` : ''}`;
}

function lastLoginText({ user }: AuditedIdentity): string {
  if (!user || user.LastLoginDate === undefined) return 'not read';
  const instant = parseInstant(user.LastLoginDate ?? '');
  return instant === null ? 'never' : new Date(instant).toISOString().slice(0, 10);
}
