import { TextEncoder } from 'node:util';

// jsdom lacks it, browsers have it. The bytes must be of jsdom's own Uint8Array.
globalThis.TextEncoder = class {
  encode(text) {
    return Uint8Array.from(new TextEncoder().encode(text));
  }
};

// Nor has it this one, since it lays nothing out.
globalThis.IntersectionObserver = class {
  observe() {}
  disconnect() {}
};

afterEach(() => document.body.replaceChildren());
