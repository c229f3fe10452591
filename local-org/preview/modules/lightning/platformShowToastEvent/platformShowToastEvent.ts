/** What a toast says (LWC guide, "Toast Notifications"). */
export interface ToastDetail {
  readonly title: string;
  readonly message?: string;
  /** What takes the place of `{0}` in the message: texts, or links. */
  readonly messageData?: readonly (string | { readonly url: string; readonly label: string })[];
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'pester' | 'sticky';
}

export const SHOW_TOAST_EVENT = 'lightning__showtoast';

/** A component dispatches it, and the frame around the page shows the toast. */
export class ShowToastEvent extends CustomEvent<ToastDetail> {
  constructor(detail: ToastDetail) {
    super(SHOW_TOAST_EVENT, { bubbles: true, cancelable: true, composed: true, detail });
  }
}
