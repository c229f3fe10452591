import assert from 'node:assert/strict';
import { afterEach, it, describe } from 'node:test';
import type { PageReference } from '../../frameRouter.ts';
import { setFrameRouter } from '../../frameRouter.ts';
import { CurrentPageReference, NavigationMixin } from './navigation.ts';

const home: PageReference = { type: 'standard__navItemPage', attributes: { apiName: 'Home' } };
const record: PageReference = {
  type: 'standard__recordPage',
  attributes: { recordId: 'a', actionName: 'view' }
};

class Component extends NavigationMixin(EventTarget) {}

const listeners = new Set<(pageReference: PageReference) => void>();
const calls: unknown[] = [];
setFrameRouter({
  navigate: (pageReference, options) => void calls.push([pageReference, options]),
  generateUrl: (pageReference) => {
    if (pageReference === home) throw new Error('no address');
    return `/lightning/${pageReference.type}`;
  },
  current: () => home,
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
});

describe('lightning/navigation', () => {
  afterEach(() => void calls.splice(0));

  it('a component navigates through the frame', () => {
    const component = new Component();
    component[NavigationMixin.Navigate](record);
    component[NavigationMixin.Navigate](record, true);
    assert.deepEqual(calls, [
      [record, { replace: false }],
      [record, { replace: true }]
    ]);
  });

  it('a component gets the address of a page as a promise', async () => {
    const component = new Component();
    assert.equal(await component[NavigationMixin.GenerateUrl](record), '/lightning/standard__recordPage');
  });

  it('an address that the frame does not have rejects', async () => {
    const component = new Component();
    await assert.rejects(component[NavigationMixin.GenerateUrl](home), /no address/);
  });

  it('the wire of the page reference follows the page while it is connected', () => {
    const seen: (PageReference | undefined)[] = [];
    const adapter = new CurrentPageReference((pageReference) => void seen.push(pageReference));
    adapter.connect();
    for (const listener of listeners) listener(record);
    adapter.disconnect();
    assert.equal(listeners.size, 0);
    assert.deepEqual(seen, [undefined, home, record]);
  });
});
