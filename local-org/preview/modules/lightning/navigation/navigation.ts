import type { PageReference } from '../../frameRouter.ts';
import { frameRouter } from '../../frameRouter.ts';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

type Constructor = new (...parameters: never[]) => object;

interface Navigating {
  /** @param replace the page takes the place of the present one in the browser's history. */
  [Navigate](pageReference: PageReference, replace?: boolean): void;
  [GenerateUrl](pageReference: PageReference): Promise<string>;
}

interface NavigationMixinFunction {
  <Base extends Constructor>(
    base: Base
  ): new (...parameters: ConstructorParameters<Base>) => InstanceType<Base> & Navigating;
  readonly Navigate: typeof Navigate;
  readonly GenerateUrl: typeof GenerateUrl;
}

/** Gives a component the two methods (LWC guide, "Basic Navigation"); where they lead is the frame's. */
export const NavigationMixin = Object.assign(
  (base: Constructor) =>
    class extends base implements Navigating {
      [Navigate](pageReference: PageReference, replace = false): void {
        frameRouter().navigate(pageReference, { replace });
      }

      // An async method, so that a reference without address rejects, as on the platform.
      // eslint-disable-next-line @typescript-eslint/require-await
      async [GenerateUrl](pageReference: PageReference): Promise<string> {
        return frameRouter().generateUrl(pageReference);
      }
    },
  { Navigate, GenerateUrl }
) as NavigationMixinFunction;

/** The wire that follows the page (LWC guide, `CurrentPageReference`): it emits the reference itself. */
export class CurrentPageReference {
  private readonly callback: (pageReference: PageReference | undefined) => void;
  private stop: (() => void) | undefined;

  constructor(callback: (pageReference: PageReference | undefined) => void) {
    this.callback = callback;
    callback(undefined);
  }

  connect(): void {
    const router = frameRouter();
    this.callback(router.current());
    this.stop = router.subscribe(this.callback);
  }

  update(): void {
    // It has no configuration.
  }

  disconnect(): void {
    this.stop?.();
    this.stop = undefined;
  }
}
