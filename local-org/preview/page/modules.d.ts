/** Made by the bundler: what imports each exposed component of the package. */
declare module 'frame/componentLoaders' {
  import type { LightningElement } from 'lwc';

  export const COMPONENT_LOADERS: Readonly<
    Record<string, () => Promise<{ readonly default: typeof LightningElement }>>
  >;
}

/** Of Lightning Base Components, as far as the frame uses it. */
declare module 'lightning/toast' {
  const Toast: { show(config: Readonly<Record<string, unknown>>): void };
  export default Toast;
}
