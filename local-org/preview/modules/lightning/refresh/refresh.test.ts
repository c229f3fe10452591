import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as refresh from './refresh.ts';
import type { TreeNode } from './refreshTree.ts';

function element(parentNode: TreeNode | null): EventTarget & TreeNode {
  return Object.assign(new EventTarget(), { parentNode });
}

it('a container that hears the event refreshes what is registered in it, until it is unregistered', async () => {
  const container = element(null);
  let calls = 0;
  const statuses: Promise<string>[] = [];
  const asked = refresh.registerRefreshContainer(container, (status) => void statuses.push(status));
  const handle = refresh.registerRefreshHandler(
    { template: { host: element(container) } },
    () => ++calls > 0
  );
  container.dispatchEvent(new refresh.RefreshEvent());
  assert.deepEqual(await Promise.all(statuses), [refresh.RefreshComplete]);
  assert.equal(calls, 1);
  refresh.unregisterRefreshHandler(handle);
  container.dispatchEvent(new refresh.RefreshEvent());
  refresh.unregisterRefreshContainer(asked);
  container.dispatchEvent(new refresh.RefreshEvent());
  assert.equal((await Promise.all(statuses)).length, 2);
  assert.equal(calls, 1);
});

it('what is neither a component nor an element cannot be registered', () => {
  assert.throws(() => refresh.registerRefreshHandler({}, () => true), TypeError);
});
