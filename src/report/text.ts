import type { GrantPath } from '../core/index.ts';

/**
 * Names come from files that anybody may have written: control characters, and those that turn the
 * direction of text, are shown as their code, so that no name can rewrite the terminal.
 */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (char) => `\\u${char.codePointAt(0)!.toString(16).padStart(4, '0')}`
  );
}

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
