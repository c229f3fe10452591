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
