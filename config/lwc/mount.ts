import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

/** Puts a component into the page, its public properties set, and waits until it has rendered. */
export async function mount<Props extends object>(
  tag: string,
  is: typeof LightningElement,
  props: Props = {} as Props
): Promise<HTMLElement & Props> {
  const element = Object.assign(createElement(tag, { is }), props);
  document.body.appendChild(element);
  await rendered();
  return element;
}

/** Promises and timers of a component have run. */
export function rendered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Elements of a component's own template. */
export function all(element: Element, selector: string): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

export function one(element: Element, selector: string): HTMLElement {
  const [found] = all(element, selector);
  if (!found) throw new Error(`${element.tagName} shows no ${selector}`);
  return found;
}

/** The texts that a reader sees, parted by a space: templates lose the white space between elements. */
export function textOf(element: Node): string {
  if (element.nodeName === 'STYLE') return '';
  if (element.nodeType === Node.TEXT_NODE) return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  return [...element.childNodes].map(textOf).filter(Boolean).join(' ');
}

export function fire(element: Element, name: string, detail?: unknown): void {
  element.dispatchEvent(new CustomEvent(name, { detail }));
}

/** What an element tells by an event from now on, in its order. */
export function detailsOf(element: Element, name: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent<unknown>).detail));
  return details;
}
