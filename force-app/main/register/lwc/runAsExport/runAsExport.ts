import { csvOf, jsonOf } from 'c/runAsCore';
import type { RegisterLine, RegisterView } from 'c/runAsCore';

export type ExportFormat = 'csv' | 'json';

/** Lightning refuses a blob of type `text/csv` (LWC Developer Guide, "Specify a MIME Type for Blob Objects in LWS"). */
const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'application/octet-stream',
  json: 'application/json'
};

/**
 * Saves the lines that a view shows as a file of the browser's user.
 *
 * @param asOf ISO 8601: of the scan that the lines tell of. @param today the user's day,
 * `YYYY-MM-DD`, which is in the name of the file.
 */
export function exportLines(
  format: ExportFormat,
  lines: readonly RegisterLine[],
  view: RegisterView,
  { asOf, today }: { readonly asOf: string | undefined; readonly today: string }
): void {
  const text =
    format === 'csv' ? csvOf(lines) : `${JSON.stringify(jsonOf(lines, view, asOf ?? null), null, 2)}\n`;
  const type = TYPES[format];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `run-as-register-${today}.${format}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
