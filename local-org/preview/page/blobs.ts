/** Those that Lightning takes as they are, and those that it cleans of scripts. */
const TAKEN =
  /^(?:application\/(?:json|octet-stream|pdf|x-bzip|x-rar-compressed|x-tar|zip)|(?:audio|font|image|video)\/.+|text\/(?:html|markdown|plain|xml))$/;

/**
 * Refuses blobs of types that Lightning Web Security refuses, with its text. LWC Developer Guide, "Specify a MIME Type
 * for Blob Objects in LWS" and "MIME Types Permitted".
 */
export function refuseBlobTypes(): void {
  globalThis.Blob = class extends Blob {
    constructor(parts?: BlobPart[], options?: BlobPropertyBag) {
      if (!TAKEN.test(options?.type ?? '')) throw new TypeError('Unsupported MIME type');
      super(parts, options);
    }
  };
}
