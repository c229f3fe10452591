import type { OrgState } from '../../org.ts';
import type { PageItem, PropertyValue } from './pageModel.ts';
import { problemItem } from './problems.ts';
import { attribute, children, metadataFile, text, texts } from './xml.ts';
import type { MetadataFile, XmlElement } from './xml.ts';

/** Where some metadata puts a component of ours. */
export interface ComponentUse {
  readonly name: string;
  /** `lightning__Tab`, `lightning__RecordPage`, … */
  readonly target: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  /** Of a record page. */
  readonly record?: { readonly object: string; readonly id: string };
  /** Which file names the component, and in which element. */
  readonly file: string;
  readonly element: string;
}

/** The deployed org and the components that the preview has code of. */
export interface Components {
  readonly org: OrgState;
  readonly names: ReadonlySet<string>;
}

/**
 * The component, or what is wrong with using it there. Targets and design properties:
 * LWC Developer Guide, "XML Configuration File Elements".
 */
export function componentItem(components: Components, use: ComponentUse): PageItem {
  const path = `lwc/${use.name}/${use.name}.js-meta.xml`;
  const meta = metadataFile(components.org, path, 'LightningComponentBundle');
  const refusal = meta ? exposure(meta, use) : 'No Lightning web component of this name is deployed.';
  if (!meta || refusal !== undefined) return refused(use, use.element, use.name, refusal ?? '');
  if (!components.names.has(use.name)) {
    const noCode = 'It is deployed, but the preview runs components from source and has none.';
    return refused(use, use.element, use.name, noCode);
  }
  const properties = designProperties(meta, use);
  if ('refusal' in properties) return refused(use, 'property', properties.value, properties.refusal);
  // What a component on a record page gets besides (LWC Developer Guide, "Make a Component Aware of Its Record").
  const ofRecord = use.record ? { recordId: use.record.id, objectApiName: use.record.object } : {};
  return { kind: 'component', name: use.name, properties: { ...properties.values, ...ofRecord } };
}

function refused(use: ComponentUse, element: string, value: string, message: string): PageItem {
  return problemItem({ file: use.file, element, value, message });
}

/** The values in their types, or the first that the meta file does not allow. */
function designProperties(
  meta: MetadataFile,
  use: ComponentUse
): { readonly values: Record<string, PropertyValue> } | (Refused & { readonly value: string }) {
  const all = configsOf(meta, use.target).flatMap((config) => children(config, 'property'));
  const declared = new Map(all.map((property) => [attribute(property, 'name') ?? '', property]));
  const values: Record<string, PropertyValue> = {};
  for (const { name, value } of use.properties) {
    const property = declared.get(name);
    const checked = property
      ? typedValue(property, value)
      : { refusal: `${meta.path} declares no such property for ${use.target}.` };
    if (typeof checked === 'object') return { ...checked, value: `${name} = ${value}` };
    values[name] = checked;
  }
  for (const [name, property] of declared) {
    const isMissing = attribute(property, 'required') === 'true' && !(name in values);
    if (isMissing) return { refusal: `The property is required by ${meta.path}.`, value: name };
  }
  return { values };
}

function exposure(meta: MetadataFile, use: ComponentUse): string | undefined {
  if (text(meta.root, 'isExposed') !== 'true') return `${meta.path} does not expose it.`;
  const targets = children(meta.root, 'targets').flatMap((list) => texts(list, 'target'));
  if (!targets.includes(use.target)) return `${meta.path} does not name the target ${use.target}.`;
  const objects = configsOf(meta, use.target).flatMap((config) =>
    children(config, 'objects').flatMap((list) => texts(list, 'object'))
  );
  if (objects.length === 0 || !use.record || objects.includes(use.record.object)) return undefined;
  return `${meta.path} does not name the object ${use.record.object}.`;
}

function configsOf(meta: MetadataFile, target: string): XmlElement[] {
  return children(meta.root, 'targetConfigs')
    .flatMap((list) => children(list, 'targetConfig'))
    .filter((config) => (attribute(config, 'targets') ?? '').split(',').some((one) => one.trim() === target));
}

interface Refused {
  readonly refusal: string;
}

/** A design property's text as the component gets it. */
function typedValue(property: XmlElement, value: string): PropertyValue | Refused {
  const type = attribute(property, 'type') ?? '';
  switch (type) {
    case 'Boolean':
      return value === 'true' || value === 'false'
        ? value === 'true'
        : { refusal: 'A Boolean is true or false.' };
    case 'Integer':
      return integer(property, value);
    case 'Color':
      return value;
    case 'String':
      return fromList(property, value);
    default:
      return { refusal: `The frame does not model properties of type ${type}.` };
  }
}

function integer(property: XmlElement, value: string): number | Refused {
  const number = Number(value);
  if (!/^-?\d+$/.test(value) || !Number.isSafeInteger(number)) {
    return { refusal: 'An Integer is a whole number.' };
  }
  const [min, max] = [attribute(property, 'min'), attribute(property, 'max')];
  const isInside =
    (min === undefined || number >= Number(min)) && (max === undefined || number <= Number(max));
  return isInside ? number : { refusal: `The number is not from ${min ?? '…'} to ${max ?? '…'}.` };
}

function fromList(property: XmlElement, value: string): string | Refused {
  const source = attribute(property, 'datasource');
  if (source === undefined || source.startsWith('apex://')) return value;
  const allowed = source.split(',').map((one) => one.trim());
  return allowed.includes(value) ? value : { refusal: `The property takes ${allowed.join(', ')}.` };
}
