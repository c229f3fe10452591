/**
 * Tells when an element goes out of sight, and when it comes back. Lightning keeps pages that a user left, hidden, and
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
    this.observer = new IntersectionObserver((entries) => this.take(entries.at(-1)?.isIntersecting === true));
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
