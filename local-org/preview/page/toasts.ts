import Toast from 'lightning/toast';
import { SHOW_TOAST_EVENT } from '../modules/lightning/platformShowToastEvent/platformShowToastEvent.ts';
import type { ToastDetail } from '../modules/lightning/platformShowToastEvent/platformShowToastEvent.ts';

/** A browser says so when a layout takes two steps; nothing is wrong. */
const HARMLESS = /^ResizeObserver loop/;

/** Shows the toasts that components ask for, and what a component throws that nobody catches. */
export function startToasts(): void {
  // Before the container hears it: it wants the class of the toast, which this event does not bear.
  addEventListener(SHOW_TOAST_EVENT, handleToast, { capture: true });
  addEventListener('error', ({ message }) => showError(message));
  addEventListener('unhandledrejection', ({ reason }) => {
    showError(reason instanceof Error ? reason.message : String(reason));
  });
}

function handleToast(event: Event): void {
  const { detail } = event as CustomEvent<(ToastDetail & { readonly toast?: unknown }) | null>;
  if (!detail || detail.toast !== undefined) return;
  event.stopImmediatePropagation();
  const { title, variant, mode = 'dismissible' } = detail;
  Toast.show({ label: title, variant, mode, ...messageOf(detail) });
}

function showError(message: string): void {
  if (HARMLESS.test(message)) return;
  Toast.show({ label: 'The page threw an error', message, variant: 'error', mode: 'sticky' });
}

/** A message with links is drawn as rich text; what is text in it stays text. */
function messageOf({ message = '', messageData = [] }: ToastDetail): Readonly<Record<string, unknown>> {
  const hasLinks = messageData.some((one) => typeof one !== 'string');
  const shown = hasLinks ? escaped : (text: string): string => text;
  const filled = shown(message).replace(/\{(\d+)\}/g, (place, index: string) => {
    const value = messageData[Number(index)];
    return typeof value === 'string' ? shown(value) : place;
  });
  return hasLinks ? { message: filled, messageLinks: messageData } : { message: filled };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
