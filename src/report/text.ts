import { printable } from '../core/index.ts';
import type { GrantPath } from '../core/index.ts';

const KINDS = { profile: 'profile', permissionSet: 'permission set', group: 'group' };

/** `group Fulfilment > Orders_Write, by ModifyAllData`. */
export function pathText({ kind, name, member, by, conditional, possiblyStale }: GrantPath): string {
  return printable(
    [
      `${KINDS[kind]} ${name}${member === null ? '' : ` > ${member}`}`,
      by && `by ${by}`,
      conditional && 'when activated',
      possiblyStale && 'possibly stale'
    ]
      .filter(Boolean)
      .join(', ')
  );
}

/** `2 apps`, `1 app`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? singular : plural}`;
}
