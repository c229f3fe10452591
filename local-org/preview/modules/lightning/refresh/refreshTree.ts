export type RefreshHandler = () => Promise<boolean> | boolean;

export const RefreshComplete = 'RefreshComplete';
export const RefreshCompleteWithError = 'RefreshCompleteWithError';
export const RefreshError = 'RefreshError';
export type RefreshStatus = 'RefreshComplete' | 'RefreshCompleteWithError' | 'RefreshError';

/** What is asked of a node of the page. */
export interface TreeNode {
  readonly parentNode: TreeNode | null;
  /** Of a shadow root. */
  readonly host?: TreeNode;
}

interface Registered {
  readonly element: TreeNode;
  readonly handler: RefreshHandler;
}

/**
 * Calls the handlers below a container, those above before those below them; one that answers false, or
 * fails, keeps those below it from being called (LWC guide, "Use RefreshView API").
 */
export async function refreshTree(
  container: TreeNode,
  handlers: readonly Registered[]
): Promise<RefreshStatus> {
  const within = handlers.flatMap((one) => {
    const above = pathTo(container, one.element);
    return above ? [{ ...one, above }] : [];
  });
  const byDepth = Map.groupBy(within, ({ above }) => above.length);
  const ended = new Set<TreeNode>();
  let hasFailed = false;
  for (const depth of [...byDepth.keys()].sort((a, b) => a - b)) {
    const level = byDepth.get(depth)!.filter(({ above }) => !above.some((node) => ended.has(node)));
    const answers = await Promise.all(level.map(({ handler }) => outcome(handler)));
    hasFailed ||= answers.includes('failed');
    for (const [index, { element }] of level.entries()) if (answers[index] !== 'goOn') ended.add(element);
  }
  return hasFailed ? RefreshCompleteWithError : RefreshComplete;
}

/** The nodes between a container and an element; undefined when it is not in it. */
function pathTo(container: TreeNode, element: TreeNode): TreeNode[] | undefined {
  const above: TreeNode[] = [];
  for (let node: TreeNode | null = element; node; node = node.parentNode ?? node.host ?? null) {
    if (node === container) return above;
    if (node !== element) above.push(node);
  }
  return undefined;
}

async function outcome(handler: RefreshHandler): Promise<'goOn' | 'stop' | 'failed'> {
  try {
    return (await handler()) ? 'goOn' : 'stop';
  } catch {
    return 'failed';
  }
}
