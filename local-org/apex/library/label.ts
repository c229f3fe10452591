import { XMLParser } from 'fast-xml-parser';
import type { OrgState } from '../../org.ts';
import type { Execution } from '../execution.ts';

const FILE = 'labels/CustomLabels.labels';

/** By org and version of its file. */
const texts = new WeakMap<
  OrgState,
  { readonly content: Uint8Array; readonly labels: ReadonlyMap<string, string> }
>();

/** `System.Label.Name` in the language of the package. */
export function labelText(execution: Execution, name: string): string {
  const text = labelsOf(execution.org).get(name.toLowerCase());
  if (text === undefined) throw execution.notModelled(`the label ${name}, which the org does not have`);
  return text;
}

function labelsOf(org: OrgState): ReadonlyMap<string, string> {
  const content = org.store.file(FILE);
  if (!content) return new Map();
  const known = texts.get(org);
  if (known?.content === content) return known.labels;
  const parser = new XMLParser({ isArray: (name) => name === 'labels', parseTagValue: false });
  const file = parser.parse(new TextDecoder().decode(content)) as {
    CustomLabels: { labels: { fullName: string; value: string }[] };
  };
  const labels = new Map(
    file.CustomLabels.labels.map(({ fullName, value }) => [fullName.toLowerCase(), value])
  );
  texts.set(org, { content, labels });
  return labels;
}
