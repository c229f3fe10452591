/** Does something once nobody has asked for it again during a pause. */
export class Later {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly pause: number;
  private readonly action: () => void;

  /** @param pause in milliseconds. */
  constructor(pause: number, action: () => void) {
    this.pause = pause;
    this.action = action;
  }

  get isWaiting(): boolean {
    return this.timer !== undefined;
  }

  /** Begins the pause, anew where it had begun. */
  ask(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), this.pause);
  }

  /** Does it without waiting. */
  now(): void {
    this.stop();
    this.action();
  }

  /** A component that goes must not do anything later. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
