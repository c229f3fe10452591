/** What the platform gives to components and no package declares. */
declare module '@salesforce/label/c.*' {
  const text: string;
  export default text;
}
