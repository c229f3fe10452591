// A module that is declared cannot import.
/* eslint-disable @typescript-eslint/consistent-type-imports */

/** What the platform gives to components and no package declares. */
declare module '@salesforce/label/c.*' {
  const text: string;
  export default text;
}

declare module '@salesforce/apex/RunAsReader.count' {
  const count: import('c/runAsOrg').RunAsReaderMethods['count'];
  export default count;
}

declare module '@salesforce/apex/RunAsReader.heldPermissions' {
  const heldPermissions: import('c/runAsOrg').RunAsReaderMethods['heldPermissions'];
  export default heldPermissions;
}

declare module '@salesforce/apex/RunAsReader.read' {
  const read: import('c/runAsOrg').RunAsReaderMethods['read'];
  export default read;
}

declare module '@salesforce/customPermission/*' {
  const isHeld: true | undefined;
  export default isHeld;
}

declare module '@salesforce/user/Id' {
  const userId: string;
  export default userId;
}

declare module 'lightning/navigation' {
  interface PageReference {
    readonly type: string;
    readonly attributes: Readonly<Record<string, unknown>>;
    readonly state?: Readonly<Record<string, string | undefined>>;
  }

  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;

  interface Navigating {
    [Navigate](pageReference: PageReference, replace?: boolean): void;
    [GenerateUrl](pageReference: PageReference): Promise<string>;
  }

  // What TypeScript asks of a mixin.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  type Mixin = new (...parameters: any[]) => Navigating;

  export const NavigationMixin: {
    <Base extends typeof import('lwc').LightningElement>(base: Base): Base & Mixin;
    readonly Navigate: typeof Navigate;
    readonly GenerateUrl: typeof GenerateUrl;
  };
  export const CurrentPageReference: import('lwc').WireAdapterConstructor<
    Record<string, never>,
    PageReference | undefined
  >;
}

declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';

  export default class LightningModal extends LightningElement {
    static open(options: Readonly<Record<string, unknown>>): Promise<unknown>;
    /** While true the modal cannot be closed, by nobody. */
    disableClose: boolean;
    label: string;
    size: string;
    close(result?: unknown): void;
  }
}

declare module '@salesforce/apex/RunAsWriter.register' {
  const method: (parameters: {
    entries: import('c/runAsRegister').RecordFields[];
  }) => Promise<import('c/runAsRegister').SaveResult[]>;
  export default method;
}

declare module '@salesforce/apex/RunAsWriter.change' {
  const method: (parameters: {
    entries: import('c/runAsRegister').RecordFields[];
    seen: string[];
  }) => Promise<import('c/runAsRegister').SaveResult[]>;
  export default method;
}

declare module '@salesforce/apex/RunAsWriter.saveScan' {
  const method: (parameters: {
    entries: import('c/runAsRegister').RecordFields[];
  }) => Promise<import('c/runAsRegister').SaveResult[]>;
  export default method;
}

declare module '@salesforce/apex/RunAsWriter.saveApps' {
  const method: (parameters: {
    apps: import('c/runAsRegister').RecordFields[];
  }) => Promise<import('c/runAsRegister').SaveResult[]>;
  export default method;
}

declare module '@salesforce/apex/RunAsWriter.saveAppUses' {
  const method: (parameters: {
    uses: import('c/runAsRegister').RecordFields[];
  }) => Promise<import('c/runAsRegister').SaveResult[]>;
  export default method;
}

declare module '@salesforce/apex/RunAsReviews.schedule' {
  const method: (parameters: {
    reviews: import('c/runAsRegister').RecordFields[];
  }) => Promise<import('c/runAsRegister').SaveResult[]>;
  export default method;
}

declare module '@salesforce/apex/RunAsSnapshots.attach' {
  const method: (parameters: {
    reviewId: string;
    accessJson: string;
    lastModified: string | null;
  }) => Promise<string>;
  export default method;
}

declare module '@salesforce/apex/RunAsSnapshots.read' {
  const method: (parameters: {
    reviewId: string;
  }) => Promise<import('c/runAsRegister').ReviewSnapshotFile | null>;
  export default method;
}
