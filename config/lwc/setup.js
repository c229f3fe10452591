import { TextEncoder } from 'node:util';

// jsdom lacks it, browsers have it. The bytes must be of jsdom's own Uint8Array.
globalThis.TextEncoder = class {
  encode(text) {
    return Uint8Array.from(new TextEncoder().encode(text));
  }
};

afterEach(() => document.body.replaceChildren());
