import type { OrgState } from '../../org.ts';
import { allTabs, appItems, lightningApp } from './app.ts';
import type { FrameModel } from './pageModel.ts';
import { activeUser } from './users.ts';

/** The frame for this user, in the app that was asked for, else in the default one, else in the first. */
export function frameAt(
  org: OrgState,
  userId: string,
  appName: string | null,
  defaultApp?: string
): FrameModel {
  const apps = appItems(org);
  const [chosen] = [appName, defaultApp].flatMap((wanted) => apps.find(({ name }) => name === wanted) ?? []);
  const name = (chosen ?? apps[0])?.name;
  const app = name === undefined ? undefined : lightningApp(org, name);
  return {
    app: app ? { name: app.name, label: app.label, description: app.description } : null,
    brandColor: app?.brandColor ?? null,
    tabs: app?.tabs ?? [],
    problems: app?.problems ?? [],
    apps,
    allTabs: allTabs(org),
    user: activeUser(org, userId) ?? { id: userId, name: userId, username: '', profile: '' }
  };
}
