/** Calls that take an access level, to the end of their statement. */
const DATABASE_CALL =
  /\bDatabase\s*\.\s*(?:query|countQuery|getQueryLocator|getCursor|insert|update|upsert|delete|undelete|merge)\w*\s*\([^;]*/gi;
const COMMENT = /\/\*[^]*?\*\/|\/\/.*/g;

/** Calls of Database in Apex that do not name the user mode; the graph engine sees no access level in some of them. */
export function callsBesideUserMode(source: string): string[] {
  return databaseCalls(source).filter((call) => !/AccessLevel\.USER_MODE/i.test(call));
}

export function databaseCalls(source: string): string[] {
  return source.replace(COMMENT, '').match(DATABASE_CALL) ?? [];
}
