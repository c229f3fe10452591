import type { OrgState } from '../../org.ts';
import type { AppItem, Problem, TabItem } from './pageModel.ts';
import { tabItem } from './tab.ts';
import { children, deployedNames, metadataFile, otherElements, text, texts } from './xml.ts';
import type { MetadataFile, XmlElement } from './xml.ts';

/** Elements of an app that the frame models (Metadata API, CustomApplication). */
const MODELLED = [
  'actionOverrides',
  'brand',
  'description',
  'formFactors',
  'isNavAutoTempTabsDisabled',
  'isNavPersonalizationDisabled',
  'isNavTabPersistenceDisabled',
  'label',
  'navType',
  'tabs',
  'uiType'
];

/** One Lightning app, as the frame shows it. */
export interface LightningApp extends AppItem {
  readonly brandColor: string | null;
  readonly tabs: readonly TabItem[];
  readonly problems: readonly Problem[];
}

/** The deployed Lightning apps, for the app launcher. An app of Salesforce Classic is not among them. */
export function appItems(org: OrgState): AppItem[] {
  return deployedNames(org, 'applications', 'app').flatMap((name) => {
    const file = appFile(org, name);
    return file && text(file.root, 'uiType') === 'Lightning' ? [appItem(file, name)] : [];
  });
}

/** @throws Error when the file is no CustomApplication. */
export function lightningApp(org: OrgState, name: string): LightningApp | undefined {
  const file = appFile(org, name);
  if (!file || text(file.root, 'uiType') !== 'Lightning') return undefined;
  const colors = children(file.root, 'brand').flatMap((brand) => texts(brand, 'headerColor'));
  return {
    ...appItem(file, name),
    brandColor: colors.find((color) => /^#[0-9A-Fa-f]{6}$/.test(color)) ?? null,
    tabs: texts(file.root, 'tabs').map((tab) => tabItem(org, tab)),
    problems: appProblems(file)
  };
}

/** Every deployed tab, for the app launcher. */
export function allTabs(org: OrgState): TabItem[] {
  return deployedNames(org, 'tabs', 'tab').map((name) => tabItem(org, name));
}

/** The apps whose navigation bar names the tab. */
export function appsWithTab(org: OrgState, tab: string): string[] {
  return deployedNames(org, 'applications', 'app').filter((name) => {
    const file = appFile(org, name);
    return file ? texts(file.root, 'tabs').includes(tab) : false;
  });
}

/**
 * What an action override of app or object makes of View: a Lightning page, `standard`, or a problem.
 * The app's comes before the object's (Metadata API, ActionOverride).
 */
export function viewOverride(org: OrgState, app: string | null, object: string): string | Problem {
  const appOverrides = app === null ? undefined : overrideIn(appFile(org, app), object);
  const objectFile = metadataFile(org, `objects/${object}.object`, 'CustomObject');
  return appOverrides ?? overrideIn(objectFile, undefined) ?? 'standard';
}

function overrideIn(
  file: MetadataFile | undefined,
  object: string | undefined
): string | Problem | undefined {
  const override = file && children(file.root, 'actionOverrides').find((one) => isView(one, object));
  if (!override) return undefined;
  const type = text(override, 'type') ?? '';
  if (type === 'Default') return 'standard';
  if (type === 'Flexipage') return text(override, 'content') ?? '';
  return problem(
    file,
    'actionOverrides type',
    type,
    'The frame does not model this kind of action override.'
  );
}

function isView(override: XmlElement, object: string | undefined): boolean {
  const formFactor = text(override, 'formFactor');
  return (
    text(override, 'actionName') === 'View' &&
    text(override, 'pageOrSobjectType') === object &&
    (formFactor === undefined || formFactor === 'Large')
  );
}

function appFile(org: OrgState, name: string): MetadataFile | undefined {
  return metadataFile(org, `applications/${name}.app`, 'CustomApplication');
}

function appItem({ root }: MetadataFile, name: string): AppItem {
  return { name, label: text(root, 'label') ?? name, description: text(root, 'description') ?? '' };
}

function appProblems(file: MetadataFile): Problem[] {
  const { root } = file;
  const problems = otherElements(root, MODELLED).map((element) =>
    problem(file, element, text(root, element) ?? '', 'The frame does not model this element of an app.')
  );
  const navType = text(root, 'navType') ?? '';
  if (navType !== 'Standard') problems.push(problem(file, 'navType', navType, 'The frame models Standard.'));
  const formFactors = texts(root, 'formFactors');
  if (!formFactors.includes('Large')) {
    problems.push(problem(file, 'formFactors', formFactors.join(', '), 'Without Large no desktop shows it.'));
  }
  return problems;
}

function problem(file: MetadataFile, element: string, value: string, message: string): Problem {
  return { file: file.path, element, value, message };
}
