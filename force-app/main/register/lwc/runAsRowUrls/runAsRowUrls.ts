import type { RegisterLine } from 'c/runAsCore';
import type { PageReference } from 'lightning/navigation';

/** The page of one line: of its entry, or while it has none that of the identity. */
export function pageOf({ entry, key }: RegisterLine): PageReference {
  return entry
    ? {
        type: 'standard__recordPage',
        attributes: { objectApiName: 'RunAsUser__c', recordId: entry.Id, actionName: 'view' }
      }
    : {
        type: 'standard__component',
        attributes: { componentName: 'c__runAsRecord' },
        state: { c__user: key }
      };
}

/** Addresses of the pages of lines. The platform gives each one later, so they are kept. */
export class RowUrls {
  private readonly urls = new Map<string, string>();
  private readonly generate: (page: PageReference) => Promise<string>;
  private readonly onUrls: () => void;

  /** @param onUrls called when addresses have come that were not there before. */
  constructor(generate: (page: PageReference) => Promise<string>, onUrls: () => void) {
    this.generate = generate;
    this.onUrls = onUrls;
  }

  /** Of one line as far as it is known by now; the click on it works without. */
  of(line: RegisterLine): string {
    return this.urls.get(idOf(line)) ?? '#';
  }

  async find(lines: readonly RegisterLine[]): Promise<void> {
    const missing = lines.filter((line) => !this.urls.has(idOf(line)));
    if (missing.length === 0) return;
    const found = await Promise.all(missing.map((line) => this.generate(pageOf(line))));
    missing.forEach((line, index) => this.urls.set(idOf(line), found[index] ?? '#'));
    this.onUrls();
  }
}

/** Once it is registered an identity has another page. */
function idOf({ entry, key }: RegisterLine): string {
  return entry?.Id ?? key;
}
