import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RefreshHandler, RefreshStatus, TreeNode } from './refreshTree.ts';
import { refreshTree } from './refreshTree.ts';

function below(parent: TreeNode | null): TreeNode {
  return { parentNode: parent };
}

/** container > (shadow root) > upper > lower, and one outside; calls the handlers and says in which order. */
async function refreshed(
  outcomes: Readonly<Record<string, boolean | Error>>
): Promise<{ order: string[]; status: RefreshStatus }> {
  const container = below(null);
  const shadowRoot: TreeNode = { parentNode: null, host: container };
  const upper = below(shadowRoot);
  const nodes: Record<string, TreeNode> = { lower: below(below(upper)), upper, outside: below(null) };
  const order: string[] = [];
  const handlers = Object.entries(nodes).map(([name, element]) => {
    const handler: RefreshHandler = () => {
      order.push(name);
      const outcome = outcomes[name] ?? true;
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
    };
    return { element, handler };
  });
  const status = await refreshTree(container, handlers);
  return { order, status };
}

void describe('a refresh', () => {
  it('calls the handlers within its container, from above to below', async () => {
    assert.deepEqual(await refreshed({}), { order: ['upper', 'lower'], status: 'RefreshComplete' });
  });

  it('does not go below a handler that answers false', async () => {
    assert.deepEqual(await refreshed({ upper: false }), { order: ['upper'], status: 'RefreshComplete' });
  });

  it('says that a handler failed, and does not go below it', async () => {
    assert.deepEqual(await refreshed({ upper: new Error('no') }), {
      order: ['upper'],
      status: 'RefreshCompleteWithError'
    });
  });
});
