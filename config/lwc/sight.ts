/**
 * Stands in for the browser's `IntersectionObserver`, which jsdom lacks, during the tests of a file.
 *
 * @returns tells those who watch an element whether it is in sight, in one call all that it was meanwhile.
 */
export function sightOf(): (element: Element, ...areSeen: boolean[]) => void {
  const { IntersectionObserver: before } = globalThis;
  const watched = new Map<FakeObserver, Element>();

  class FakeObserver {
    readonly callback: (entries: readonly Pick<IntersectionObserverEntry, 'boundingClientRect'>[]) => void;

    constructor(callback: FakeObserver['callback']) {
      this.callback = callback;
    }

    observe(element: Element): void {
      watched.set(this, element);
    }

    disconnect(): void {
      watched.delete(this);
    }
  }

  beforeAll(() => Object.assign(globalThis, { IntersectionObserver: FakeObserver }));
  afterAll(() => Object.assign(globalThis, { IntersectionObserver: before }));
  return (element, ...areSeen) => {
    const entries = areSeen.map((isSeen) => ({ boundingClientRect: { width: isSeen ? 800 : 0 } as DOMRect }));
    for (const [{ callback }, seen] of watched) if (seen === element) callback(entries);
  };
}
