import { XMLParser } from 'fast-xml-parser';
import type { Deployment, Problem } from '../deployment.ts';
import { booleanOf, elementsOf, parseXml, textsOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

/** LWC Developer Guide, "XML Configuration File Elements", `target`; those of pages that are not modelled too. */
export const KNOWN_TARGETS = new Set(
  `lightning__AppPage lightning__HomePage lightning__RecordPage lightning__RecordAction lightning__Tab
  lightning__UtilityBar lightning__UrlAddressable lightning__FlowScreen lightning__FlowAction lightning__Inbox
  lightning__VoiceExtension lightning__GlobalAction lightning__Dialog lightningCommunity__Page
  lightningCommunity__Default lightningCommunity__Page_Layout lightningCommunity__Theme_Layout
  lightningSnapin__ChatMessage lightningSnapin__ChatHeader lightningSnapin__Minimized
  lightningSnapin__PreChat`.split(/\s+/)
);

/** Where the bundle of the org may stand: nowhere when it is not exposed; undefined when there is none. */
export function bundleTargets({ org: { store } }: Deployment, bundle: string): readonly string[] | undefined {
  const file = store.file(`lwc/${bundle}/${bundle}.js-meta.xml`);
  return file && exposedTargets(parseXml(file, 'LightningComponentBundle'));
}

function exposedTargets(content: XmlElement): string[] {
  return booleanOf(content, 'isExposed') === true ? targetsOf(content) : [];
}

export function targetsOf(content: XmlElement): string[] {
  return elementsOf(content, 'targets').flatMap((targets) => textsOf(targets, 'target'));
}

/** That a bundle is there, exposed, and made for the place. */
export function bundleProblems(
  deployment: Deployment,
  bundle: string,
  target: string | undefined,
  at: string
): Problem[] {
  const targets = bundleTargets(deployment, bundle);
  if (targets === undefined) {
    return [
      { problem: `We couldn't retrieve the design time component information for component c:${bundle}.`, at }
    ];
  }
  if (target === undefined || targets.includes(target)) return [];
  return [{ problem: `The component c:${bundle} is not exposed for the target ${target}`, at }];
}

/** What a bundle says of one place in which it may stand. */
export interface TargetConfig {
  /** Its design properties by name; types as the file names them, as `String`. */
  readonly properties: ReadonlyMap<string, { readonly type: string; readonly isRequired: boolean }>;
  /** The objects of whose record pages it may be part; none: of all. */
  readonly objects: readonly string[];
}

/** Lists of the file that hold several of their kind. */
const LISTS = ['targetConfig', 'property', 'object'];
const attributeParser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => LISTS.includes(name)
});

interface ConfigElement {
  readonly '@targets'?: string;
  readonly property?: readonly Readonly<Record<string, string>>[];
  readonly objects?: { readonly object?: readonly string[] };
}
interface MetaFile {
  readonly LightningComponentBundle?: {
    readonly targetConfigs?: { readonly targetConfig?: ConfigElement[] };
  };
}

/** The configuration of a bundle for a target (LWC Developer Guide, "XML Configuration File Elements"). */
export function targetConfig({ org: { store } }: Deployment, bundle: string, target: string): TargetConfig {
  const file = store.file(`lwc/${bundle}/${bundle}.js-meta.xml`);
  const meta = file ? (attributeParser.parse(Buffer.from(file)) as MetaFile) : {};
  const configs = meta.LightningComponentBundle?.targetConfigs?.targetConfig ?? [];
  const own = configs.filter((one) =>
    (one['@targets'] ?? '').split(',').some((name) => name.trim() === target)
  );
  return {
    properties: new Map(
      own.flatMap(({ property = [] }) =>
        property.map((one) => [
          one['@name'] ?? '',
          { type: one['@type'] ?? '', isRequired: one['@required'] === 'true' }
        ])
      )
    ),
    objects: own.flatMap(({ objects }) => objects?.object ?? [])
  };
}
