const COMMENT_OR_TEXT = /\/\*[^]*?\*\/|\/\/.*|'(?:\\.|[^'\\])*'/g;
/** A query between brackets, a statement that writes, or a class that ignores sharing; in the order of the source. */
const ACCESS =
  /\bwithout sharing\b|\[\s*SELECT\b[^\]]*\]|(?<=[;{})]\s*)\b(?:insert|update|upsert|delete|undelete|merge)\s[^;=]*(?=;)/gi;

/**
 * What in a class or trigger does not name the user mode: queries and DML statements, which have words of their own
 * for it, and classes that ignore sharing. Calls of Database are looked at elsewhere.
 */
export function besideUserMode(source: string): string[] {
  const code = source.replace(COMMENT_OR_TEXT, (found) => (found.startsWith("'") ? "''" : ''));
  return [...code.matchAll(ACCESS)]
    .map(([found]) => found.replace(/\s+/g, ' '))
    .filter((found) => !/\bWITH USER_MODE\b|^\w+ as user\b/i.test(found));
}
