import { LightningElement, api } from 'lwc';
import { COMPONENT_LOADERS } from 'frame/componentLoaders';
import type { Problem, PropertyValue } from '../../../../pages/pageModel.ts';

/** A component of the package, made when it is first shown. */
export default class Component extends LightningElement {
  @api name = '';
  @api properties: Readonly<Record<string, PropertyValue>> = {};
  type: typeof LightningElement | undefined;
  problem: Problem | undefined;

  override connectedCallback(): void {
    void this.load();
  }

  /** What the component throws stands in its place, and in the console. */
  override errorCallback(error: unknown): void {
    console.error(error);
    this.fail(error);
  }

  private async load(): Promise<void> {
    try {
      const load = COMPONENT_LOADERS[this.name];
      if (!load) throw new Error('The bundle of the pages has no such component.');
      this.type = (await load()).default;
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.type = undefined;
    this.problem = {
      file: `lwc/${this.name}/${this.name}.js`,
      element: 'component',
      value: this.name,
      message: error instanceof Error ? error.message : String(error)
    };
  }
}
