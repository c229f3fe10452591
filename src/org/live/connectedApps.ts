import type { ConnectedAppRow, Gap, SetupEntityRow } from '../../core/index.ts';
import { connectedApp } from '../metadata/apps.ts';
import { UnusableFileError, metadataContent, textOf } from '../metadata/metadataFile.ts';
import type { ConnectedApps } from './catalogue.ts';

const SUFFIX = '.connectedApp';

/**
 * The client-credentials users of connected apps, which stand in their metadata alone. A file bears the API
 * name and the label, a `ConnectedApplication` row the label only, so that they are joined by it.
 */
export function connectedApps(
  files: ReadonlyMap<string, Uint8Array>,
  listed: readonly SetupEntityRow[]
): ConnectedApps {
  const idByLabel = new Map(listed.filter(isNamed).map((app) => [app.Name.toLowerCase(), app.Id]));
  const rows: ConnectedAppRow[] = [];
  const unlisted: SetupEntityRow[] = [];
  const gaps: Gap[] = [];
  for (const [path, bytes] of files) {
    if (!path.endsWith(SUFFIX)) continue;
    const name = decoded(path.slice(path.lastIndexOf('/') + 1, -SUFFIX.length));
    try {
      const content = metadataContent(bytes, path, 'ConnectedApp');
      const label = textOf(content, 'label') ?? name;
      const id = idByLabel.get(label.toLowerCase()) ?? idByLabel.get(name.toLowerCase());
      if (id === undefined) unlisted.push({ Id: `ConnectedApp ${name}`, Name: name, MasterLabel: label });
      const file = { type: 'ConnectedApp' as const, name, file: path, shown: path };
      const read = connectedApp(content, file, id ?? `ConnectedApp ${name}`);
      rows.push(read.row);
      gaps.push(...read.gaps);
    } catch (error) {
      if (!(error instanceof UnusableFileError)) throw error;
      gaps.push(error.gap);
    }
  }
  return { ConnectedApp: rows, unlisted, gaps };
}

/** An org answers what it likes. */
function isNamed({ Name }: { readonly Name: unknown }): boolean {
  return typeof Name === 'string';
}

/** Names of files are URL-encoded, as a rule. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
