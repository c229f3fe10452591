/**
 * Tells when an element is hidden, and when it is shown again. Lightning keeps pages that a user left, hidden, and
 * shows them again on Back, of which their components are not told.
 */
export class Sight {
  private observer: IntersectionObserver | undefined;
  private isLost = false;
  private readonly onLost: () => void;
  private readonly onBack: () => void;

  constructor({ onLost, onBack }: { readonly onLost: () => void; readonly onBack: () => void }) {
    this.onLost = onLost;
    this.onBack = onBack;
  }

  /** It counts as seen until it is not. */
  watch(element: Element): void {
    this.stop();
    // What is only scrolled away has a width all the same.
    this.observer = new IntersectionObserver((entries) => {
      this.take((entries.at(-1)?.boundingClientRect.width ?? 0) > 0);
    });
    this.observer.observe(element);
  }

  stop(): void {
    this.observer?.disconnect();
    this.isLost = false;
  }

  private take(isSeen: boolean): void {
    if (isSeen !== this.isLost) return;
    this.isLost = !isSeen;
    if (isSeen) this.onBack();
    else this.onLost();
  }
}
