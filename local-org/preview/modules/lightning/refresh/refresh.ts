import type { RefreshHandler, RefreshStatus, TreeNode } from './refreshTree.ts';
import { refreshTree } from './refreshTree.ts';

export { RefreshComplete, RefreshCompleteWithError, RefreshError } from './refreshTree.ts';

const REFRESH_EVENT = 'lightning__refresh';

type Handle = number;
type Element = EventTarget & TreeNode;
/** A component, or its element. */
type ContextElement =
  Element | { readonly hostElement?: Element; readonly template?: { readonly host: Element } | null };

interface Container {
  readonly element: Element;
  readonly listener: (event: Event) => void;
}

const handlers = new Map<Handle, { readonly element: Element; readonly handler: RefreshHandler }>();
const containers = new Map<Handle, Container>();
let lastHandle = 0;

/** Asks the nearest container above to refresh what is in it. */
export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super(REFRESH_EVENT, { bubbles: true, cancelable: true, composed: true });
  }
}

/** @param handler resolves to true, or to false when nothing below it is to be refreshed. */
export function registerRefreshHandler(context: ContextElement, handler: RefreshHandler): Handle {
  handlers.set(++lastHandle, { element: elementOf(context), handler });
  return lastHandle;
}

export function unregisterRefreshHandler(handle: Handle): void {
  handlers.delete(handle);
}

/** @param onRefresh is given the promise of how the refresh ended. */
export function registerRefreshContainer(
  context: ContextElement,
  onRefresh: (status: Promise<RefreshStatus>) => void
): Handle {
  const element = elementOf(context);
  const listener = (event: Event): void => {
    // A container further out is not asked.
    event.stopPropagation();
    onRefresh(refreshTree(element, [...handlers.values()]));
  };
  element.addEventListener(REFRESH_EVENT, listener);
  containers.set(++lastHandle, { element, listener });
  return lastHandle;
}

export function unregisterRefreshContainer(handle: Handle): void {
  const container = containers.get(handle);
  container?.element.removeEventListener(REFRESH_EVENT, container.listener);
  containers.delete(handle);
}

function elementOf(context: ContextElement): Element {
  if ('parentNode' in context) return context;
  const element = context.hostElement ?? context.template?.host;
  if (!element) throw new TypeError('A refresh is registered for a component (`this`) or its element.');
  return element;
}
