import type { OrgState } from '../../org.ts';
import type { ObjectType } from '../../schema/types.ts';
import { objectHomeUrl, tabUrl } from './lightningUrl.ts';
import { componentItem } from './component.ts';
import type { PageContext } from './context.ts';
import { flexiPageBody } from './flexiPage.ts';
import type { PageModel, Problem, TabItem } from './pageModel.ts';
import { oneRegion, problemBody } from './problems.ts';
import { metadataFile, otherElements, text } from './xml.ts';
import type { MetadataFile } from './xml.ts';

/** Elements of a tab that the frame models (Metadata API, CustomTab). */
const MODELLED = ['customObject', 'description', 'flexiPage', 'hasSidebar', 'label', 'lwcComponent', 'motif'];
const KINDS = ['lwcComponent', 'flexiPage', 'customObject'];
const NO_ICON = 'standard:apps';

/** A tab as the navigation bar and the app launcher show it, sound or not. */
export function tabItem(org: OrgState, name: string): TabItem {
  const file = tabFile(org, name);
  const object = file ? objectOf(org, file, name) : standardObject(org, name);
  return {
    name,
    label: (file && text(file.root, 'label')) ?? object?.labelPlural ?? name,
    url: object ? objectHomeUrl(object.name) : tabUrl(name),
    icon: file ? iconOf(file) : object ? NO_ICON : 'utility:warning',
    hasProblem: file ? tabProblem(org, file, name) !== undefined : object === undefined
  };
}

/** What a tab opens; undefined when neither the tab nor an app that names it is deployed. */
export function tabPage(
  context: PageContext,
  name: string,
  namedBy: readonly string[]
): PageModel | undefined {
  const { org, components } = context;
  const file = tabFile(org, name);
  if (!file) return namedBy.length > 0 ? missingTab(name, namedBy) : undefined;
  const title = tabItem(org, name).label;
  const problem = tabProblem(org, file, name);
  if (problem) return { title, body: problemBody(problem) };
  const flexiPage = text(file.root, 'flexiPage');
  const component = text(file.root, 'lwcComponent');
  if (flexiPage !== undefined) {
    const use = { type: 'AppPage', file: file.path, element: 'flexiPage' } as const;
    return { title, body: flexiPageBody(components, flexiPage, use) };
  }
  const use = { name: component ?? '', target: 'lightning__Tab', properties: [] };
  const item = componentItem(components, { ...use, file: file.path, element: 'lwcComponent' });
  return { title, body: oneRegion('main', [item]) };
}

/** An icon of the Design System for a custom tab's motif, as `Custom53: Bell`. */
export function objectIcon(org: OrgState, object: ObjectType): string {
  const file = tabFile(org, object.name);
  return file ? iconOf(file) : 'standard:record';
}

/** An app names the tab of a standard object without a file: `standard-Account`. */
function standardObject(org: OrgState, name: string): ObjectType | undefined {
  const [, object = ''] = /^standard-(\w+)$/.exec(name) ?? [];
  const found = org.schema.object(object);
  return found?.custom === false && found.queryable && !found.setup ? found : undefined;
}

function tabFile(org: OrgState, name: string): MetadataFile | undefined {
  return metadataFile(org, `tabs/${name}.tab`, 'CustomTab');
}

function iconOf({ root }: MetadataFile): string {
  const [, number] = /^Custom(\d+):/.exec(text(root, 'motif') ?? '') ?? [];
  return number === undefined ? NO_ICON : `custom:custom${number}`;
}

function objectOf(org: OrgState, file: MetadataFile, name: string): ObjectType | undefined {
  return text(file.root, 'customObject') === 'true' ? org.schema.object(name) : undefined;
}

function tabProblem(org: OrgState, file: MetadataFile, name: string): Problem | undefined {
  const problem = (element: string, message: string): Problem => ({
    file: file.path,
    element,
    value: text(file.root, element) ?? '',
    message
  });
  const [other] = otherElements(file.root, MODELLED);
  if (other !== undefined) return problem(other, 'The frame does not model this element of a tab.');
  const kinds = KINDS.filter((kind) => text(file.root, kind) !== undefined);
  if (kinds.length !== 1) {
    return problem('CustomTab', `A tab opens one of ${KINDS.join(', ')}; this one names ${kinds.length}.`);
  }
  if (kinds[0] === 'customObject' && !objectOf(org, file, name)) {
    return { ...problem('customObject', 'No object of this name is deployed.'), value: name };
  }
  return undefined;
}

function missingTab(name: string, apps: readonly string[]): PageModel {
  const problem: Problem = {
    file: apps.map((app) => `applications/${app}.app`).join(', '),
    element: 'tabs',
    value: name,
    message: name.startsWith('standard-')
      ? 'The frame models the standard tabs of objects alone.'
      : 'No tab of this name is deployed.'
  };
  return { title: name, body: problemBody(problem) };
}
