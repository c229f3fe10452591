import type { Component } from './component.ts';
import { elementsOf, parseXml, textOf, writeXml } from './xml.ts';
import type { XmlElement, XmlValue } from './xml.ts';

/**
 * The files of a component as a retrieval gives them: as they were deployed, but for secrets, and for the
 * parts that were not asked for.
 *
 * @param parts the wanted ones as `element name`; absent: the whole.
 */
export function retrievedFiles(
  component: Component,
  parts: ReadonlySet<string> | undefined
): ReadonlyMap<string, Uint8Array> {
  const { type, files } = component;
  if (!parts && !hasSecret(component)) return files;
  return new Map(
    [...files].map(([path, bytes]) => {
      const content = parseXml(bytes, type.name);
      return [path, writeXml(type.name, parts ? only(content, parts) : withoutSecrets(content))];
    })
  );
}

function only(content: XmlElement, parts: ReadonlySet<string>): XmlElement {
  return Object.fromEntries(
    Object.keys(content).flatMap((element) => {
      const chosen = elementsOf(content, element).filter((part) =>
        parts.has(`${element} ${(textOf(part, 'fullName') ?? '').toLowerCase()}`)
      );
      return chosen.length > 0 ? [[element, chosen] as const] : [];
    })
  );
}

/** Metadata API Developer Guide, "ConnectedAppOauthConfig", consumerSecret: never returned. */
const SECRETS = new Set(['consumerSecret', 'oauthConsumerSecret']);

function hasSecret({ type, files }: Component): boolean {
  const isApp = type.name === 'ConnectedApp' || type.name === 'ExtlClntAppGlobalOauthSettings';
  return (
    isApp &&
    [...files.values()].some((bytes) => /<(?:oauth)?consumerSecret/i.test(new TextDecoder().decode(bytes)))
  );
}

function withoutSecrets(content: XmlElement): XmlElement {
  const entries = Object.entries(content).filter(([name]) => !SECRETS.has(name));
  return Object.fromEntries(
    entries.map(([name, values]) => [
      name,
      values.map((value): XmlValue => (typeof value === 'string' ? value : withoutSecrets(value)))
    ])
  );
}
