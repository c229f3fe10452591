import type { Emission, Listener, Resource } from './resourceCache.ts';
import { LOADING, listen } from './resourceCache.ts';

export type WireConfig = Readonly<Record<string, unknown>>;

/** The wire protocol of `lwc`: made with a callback, told of its configuration, connected with its component. */
export interface WireAdapter {
  update(config: WireConfig): void;
  connect(): void;
  disconnect(): void;
}

export type WireAdapterConstructor<Data> = new (callback: (value: Emission<Data>) => void) => WireAdapter;

/**
 * A wire over a resource. It emits nothing but undefined until its configuration is complete, undefined again
 * while another configuration loads, and then data or error.
 *
 * @param resourceOf answers undefined while a required parameter is undefined.
 */
export function wireAdapter<Data>(
  resourceOf: (config: WireConfig) => Resource | undefined
): WireAdapterConstructor<Data> {
  return class implements WireAdapter {
    private readonly callback: Listener;
    private resource: Resource | undefined;
    private stop: (() => void) | undefined;
    private isConnected = false;

    constructor(callback: (value: Emission<Data>) => void) {
      // What the resource answers is of this shape by the API's word alone.
      this.callback = callback as Listener;
      callback(LOADING);
    }

    update(config: WireConfig): void {
      const resource = resourceOf(config);
      if (resource?.key === this.resource?.key && this.stop) return;
      this.stopListening();
      this.resource = resource;
      if (this.isConnected) this.listen();
    }

    connect(): void {
      this.isConnected = true;
      this.listen();
    }

    disconnect(): void {
      this.isConnected = false;
      this.stopListening();
    }

    private listen(): void {
      if (this.resource && !this.stop) this.stop = listen(this.resource, this.callback);
      else if (!this.resource) this.callback(LOADING);
    }

    private stopListening(): void {
      this.stop?.();
      this.stop = undefined;
    }
  };
}
