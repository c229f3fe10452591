import { qualifiedName } from '../access/grantedRights.ts';
import type { SetupEntityRow, SnapshotRows } from '../model/snapshot.ts';
import type { AppKind, IdentityApp } from './evidence.ts';

type App = Pick<IdentityApp, 'id' | 'name' | 'kind'>;

/**
 * Finds the app that a login or token names: by label or API name, whatever the case. A name that two apps
 * bear tells neither; no name tells none.
 */
export function appFinder({
  ConnectedApplication = [],
  ExternalClientApplication = []
}: SnapshotRows): (name: string | null | undefined) => App | undefined {
  const named = [
    ...namedApps(ConnectedApplication, 'connectedApp'),
    ...namedApps(ExternalClientApplication, 'externalClientApp')
  ];
  const byName = Map.groupBy(named, ({ key }) => key);
  return (name) => {
    if (!name) return undefined;
    const key = name.toLowerCase();
    const ids = new Set(byName.get(key)?.map(({ app }) => app.id));
    const [found] = byName.get(key) ?? [];
    return found && ids.size === 1 ? found.app : { id: key, name, kind: 'unknown' };
  };
}

function namedApps(rows: readonly SetupEntityRow[], kind: AppKind): { key: string; app: App }[] {
  return rows.flatMap((row) => {
    const app = { id: row.Id, name: qualifiedName(row), kind };
    const names = [row.Name, row.MasterLabel].filter((name) => typeof name === 'string');
    return names.map((name) => ({ key: name.toLowerCase(), app }));
  });
}
