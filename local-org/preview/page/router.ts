import { setFrameRouter } from '../modules/frameRouter.ts';
import type { PageReference } from '../modules/frameRouter.ts';
import { addressOf, pageReferenceOf } from '../pages/lightningUrl.ts';

type Listener = (address: string) => void;

const listeners = new Set<Listener>();

/** Path and parameters of the page, without the token that the first address bears. */
export function currentAddress(): string {
  const parameters = new URLSearchParams(location.search);
  parameters.delete('token');
  const search = parameters.toString();
  return search ? `${location.pathname}?${search}` : location.pathname;
}

export function goTo(address: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', address);
  else if (address !== currentAddress()) history.pushState(null, '', address);
  changed();
}

/** Calls the listener at each change of the address, until the answered function is called. */
export function onAddress(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Makes links, Back and Forward, and `lightning/navigation` change the page instead of loading another. */
export function startRouter(): void {
  // The token of the first address is a cookie by now; it need not stay in sight.
  history.replaceState(null, '', currentAddress());
  addEventListener('popstate', changed);
  document.addEventListener('click', followLink);
  setFrameRouter({
    current: currentReference,
    generateUrl,
    navigate: ({ type, attributes, ...rest }, options) => {
      if (type === 'standard__webPage') openWebPage(String(attributes['url']));
      else goTo(generateUrl({ type, attributes, ...rest }), options);
    },
    subscribe: (listener) => onAddress(() => listener(currentReference()))
  });
}

function changed(): void {
  const address = currentAddress();
  for (const listener of listeners) listener(address);
}

function currentReference(): PageReference {
  const address = currentAddress();
  return pageReferenceOf(address) ?? { type: 'standard__webPage', attributes: { url: address }, state: {} };
}

function generateUrl(reference: PageReference): string {
  if (reference.type === 'standard__webPage') return String(reference.attributes['url']);
  const address = addressOf(reference);
  if (address !== undefined) return address;
  const attributes = JSON.stringify(reference.attributes);
  throw new Error(`The local org does not model the page reference ${reference.type} ${attributes}.`);
}

function openWebPage(url: string): void {
  if (isOwn(url)) goTo(url);
  else open(url, '_blank', 'noopener');
}

function followLink(event: MouseEvent): void {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  const href = link?.getAttribute('href') ?? '';
  if (!isPlain || event.defaultPrevented || link?.target === '_blank' || !isOwn(href)) return;
  event.preventDefault();
  goTo(href);
}

function isOwn(url: string): boolean {
  return url.startsWith('/lightning/');
}
