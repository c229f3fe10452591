/** Where a page leads, as `lightning/navigation` describes it (LWC guide, "PageReference Types"). */
export interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Parameters of the address; keys of our own begin with `c__`. */
  readonly state?: Readonly<Record<string, unknown>>;
}

/** What the frame around the pages does for `lightning/navigation`. */
export interface FrameRouter {
  navigate(pageReference: PageReference, options: { readonly replace: boolean }): void;
  generateUrl(pageReference: PageReference): string;
  current(): PageReference;
  /** Calls the listener at each change of the page, until the answered function is called. */
  subscribe(listener: (pageReference: PageReference) => void): () => void;
}

let router: FrameRouter | undefined;

/** Called once by the frame, before it makes a page. */
export function setFrameRouter(frameRouter: FrameRouter): void {
  router = frameRouter;
}

export function frameRouter(): FrameRouter {
  if (!router) throw new Error('The frame has set no router: call setFrameRouter before the first page.');
  return router;
}
