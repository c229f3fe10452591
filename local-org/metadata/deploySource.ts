import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ComponentSet } from '@salesforce/source-deploy-retrieve';
import type { OrgState } from '../org.ts';
import { deploy } from './deploy.ts';
import type { DeployResult } from './types.ts';

/** The user of the local org that made it what it is. */
const SYSTEM_USER = '005000000000000AAA';

/**
 * Deploys SFDX source: the package folders of a project, or a folder of source by itself.
 *
 * @throws Error when there is no such folder, nothing in it to deploy, or a component not yet built.
 */
export async function deploySource(org: OrgState, folder: string): Promise<DeployResult> {
  const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
  const components = ComponentSet.fromSource({ fsPaths: packageFolders(folder) });
  if (components.size === 0) throw new Error(`No metadata that could be deployed lies below ${folder}.`);
  requireBuilt(components);
  const { zipBuffer } = await new MetadataConverter().convert(components, 'metadata', { type: 'zip' });
  if (!zipBuffer) throw new Error(`The source below ${folder} could not be converted to a zip.`);
  return deploy(org, { userId: systemUser(org), mode: 'system' }, zipBuffer, {});
}

/** An administrator where there is one, so that names of creators are found. */
function systemUser({ store }: OrgState): string {
  const [profile] = store.find('Profile', 'Name', 'System Administrator');
  const users = profile ? store.find('User', 'ProfileId', profile.Id) : [];
  return users.find((user) => user['IsActive'] === true)?.Id ?? SYSTEM_USER;
}

function packageFolders(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`There is no folder ${folder}.`);
  const file = path.join(folder, 'sfdx-project.json');
  if (!statSync(file, { throwIfNoEntry: false })) return [folder];
  const project = JSON.parse(readFileSync(file, 'utf8')) as { packageDirectories?: { path: string }[] };
  const folders = (project.packageDirectories ?? []).map((one) => path.join(folder, one.path));
  if (folders.length === 0) throw new Error(`${file} names no packageDirectories.`);
  return folders;
}

/** source-deploy-retrieve converts a bundle without its script, and says nothing. */
function requireBuilt(components: ComponentSet): void {
  const unbuilt = components
    .getSourceComponents()
    .filter(({ type, name, content }) => {
      if (type.name !== 'LightningComponentBundle' || content === undefined) return false;
      return !statSync(path.join(content, `${name}.js`), { throwIfNoEntry: false });
    })
    .toArray();
  if (unbuilt.length === 0) return;
  const names = unbuilt.map(({ name }) => name).join(', ');
  throw new Error(
    `These Lightning web components have no compiled script: ${names}. Run \`npm run build\` first.`
  );
}
