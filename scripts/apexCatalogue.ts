/** `npm run build:catalogue`: the query catalogue as the Apex class that answers it. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import {
  APEX_PAGE_ROWS,
  ASKED_PERMISSIONS,
  CALLER_PERMISSIONS,
  PAGE_QUERIES,
  PERMISSION_PREFIX,
  QUERY_CATALOGUE,
  SCAN_PERMISSION,
  TOKEN_PAGE_ROWS
} from '../src/org/queryCatalogue.ts';
import type { CatalogueQuery, PageQuery } from '../src/org/queryCatalogue.ts';

const CLASS_FILE = path.resolve(
  import.meta.dirname,
  '../force-app/main/shared/classes/RunAsQueryCatalogue.cls'
);

/** The text of the class, in the form in which it is committed. */
export async function apexCatalogue(): Promise<string> {
  const queries = Object.entries<CatalogueQuery>(QUERY_CATALOGUE);
  const all = [...queries, ...Object.entries<PageQuery>(PAGE_QUERIES)];
  const counted = queries.filter(
    ([, { paging, isCountedOnceRead }]) => paging === 'time' || paging === 'offset' || isCountedOnceRead
  );
  const text = `/** Generated from src/org/queryCatalogue.ts by \`npm run build:catalogue\`: what is changed is changed there. */
public with sharing class RunAsQueryCatalogue {
    /** User permissions that open the objects of the queries, without \`Permissions\` before them. */
    public static final List<String> ASKED_PERMISSIONS = new List<String>{ ${ASKED_PERMISSIONS.map(quoted).join(', ')} };

    /** What the caller holds of them. */
    public static final String CALLER_PERMISSIONS = ${quoted(CALLER_PERMISSIONS)};

    private static final Map<String, Query> QUERIES = new Map<String, Query>{
      ${all.map(([name, query]) => `${quoted(name)} => ${newQuery(query)}`).join(',\n')}
    };

    private static final Map<String, String> COUNTS = new Map<String, String>{
      ${counted.map(([name, { soql }]) => `${quoted(name)} => ${quoted(countOf(soql))}`).join(',\n')}
    };

    /** @throws IllegalArgumentException when the catalogue has no query of that name */
    public static Query named(String name) {
        requireName(QUERIES.containsKey(name), name);
        return QUERIES.get(name);
    }

    /** The query that counts the rows of another. @throws IllegalArgumentException when that is not counted */
    public static String countNamed(String name) {
        requireName(COUNTS.containsKey(name), name);
        return COUNTS.get(name);
    }

    private static void requireName(Boolean isKnown, String name) {
        if (!isKnown) {
            throw new IllegalArgumentException('The catalogue has no such query: ' + name);
        }
    }

    /** A page of rows, in the order of a key; the next one begins after the key of the last row. */
    public class Query {
        public String objectName { get; private set; }

        /** The custom permission without which nobody is answered. */
        public String customPermission { get; private set; }

        /** How the columns begin that a describe of the object finds; null where all are named. */
        public String columnPrefix { get; private set; }

        private String soql;

        private Query(String objectName, String customPermission, String soql) {
            this.objectName = objectName;
            this.customPermission = customPermission;
            this.soql = soql;
        }

        private Query withColumns(String prefix) {
            this.columnPrefix = prefix;
            return this;
        }

        public String soqlWith(List<String> columns) {
            String more = columns.isEmpty() ? '' : ', ' + String.join(columns, ', ');
            return soql.replace(', {columns}', more);
        }
    }
}
`;
  return format(text, { ...(await resolveConfig(CLASS_FILE)), filepath: CLASS_FILE });
}

function newQuery(query: CatalogueQuery | PageQuery): string {
  const isOfPage = 'customPermission' in query;
  const prefix = isOfPage ? undefined : columnPrefix(query);
  const permission = isOfPage ? query.customPermission : SCAN_PERMISSION;
  const parts = [query.object, permission, pageOf(query)].map(quoted);
  const columns = prefix === undefined ? '' : `.withColumns(${quoted(prefix)})`;
  return `new Query(${parts.join(', ')})${columns}`;
}

/** @throws Error for several named columns, which one beginning cannot find. */
function columnPrefix({ object, columns }: CatalogueQuery): string | undefined {
  if (columns === 'userPermissions') return PERMISSION_PREFIX;
  if (columns && columns.length > 1) throw new Error(`The query on ${object} names several columns.`);
  return columns?.[0];
}

function pageOf(query: CatalogueQuery | PageQuery): string {
  const { soql, key } = query;
  if ('paging' in query && query.paging === 'offset') {
    return `${soql} LIMIT ${TOKEN_PAGE_ROWS} OFFSET :skipped`;
  }
  if (!key) return soql;
  const [selected = '', filter] = soql.split(' WHERE ');
  const after = afterKey(key);
  const where = filter === undefined ? after : `(${filter}) AND ${after}`;
  return `${selected} WHERE ${where} ORDER BY ${key.join(', ')} LIMIT ${rowsOf(query)}`;
}

function rowsOf(query: CatalogueQuery | PageQuery): number {
  return ('pageRows' in query ? query.pageRows : undefined) ?? APEX_PAGE_ROWS;
}

function afterKey([id, name]: NonNullable<CatalogueQuery['key']>): string {
  if (name === undefined) return `${id} > :afterId`;
  return `(${id} > :afterId OR (${id} = :afterId AND ${name} > :afterName))`;
}

function countOf(soql: string): string {
  return soql.replace(/^SELECT .*? FROM/, 'SELECT COUNT() FROM');
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', String.raw`\\`).replaceAll("'", String.raw`\'`)}'`;
}

if (import.meta.main) {
  const text = await apexCatalogue();
  if (text !== readFileSync(CLASS_FILE, { encoding: 'utf8', flag: 'a+' })) writeFileSync(CLASS_FILE, text);
}
