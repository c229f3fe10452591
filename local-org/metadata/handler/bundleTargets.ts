import type { Deployment } from '../deployment.ts';
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
