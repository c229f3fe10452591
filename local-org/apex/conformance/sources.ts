/** Of API 67.0, by the title of the chapter. */
export function guide(chapter: string): string {
  return `Apex Developer Guide, "${chapter}"`;
}

/** Of API 67.0, by the title of the page. */
export function reference(page: string): string {
  return `Apex Reference Guide, "${page}"`;
}

/** Values that others wrote down from an org of API 67.0; the code of the case is our own. */
export function observed(file: string): string {
  return `Observed in an org: github.com/glade-sh/glade, **/testdata/conformance/${file}`;
}

/** What several public projects quote alike from their own orgs. */
export function quoted(where: string): string {
  return `Quoted from orgs: ${where}`;
}
