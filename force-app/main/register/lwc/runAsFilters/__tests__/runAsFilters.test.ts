import { FIRST_VIEW } from 'c/runAsDashboardView';
import RunAsFilters from 'c/runAsFilters';
import { all, fire, mount } from '../../../../../../config/lwc/mount';

async function filters(props: object = {}): Promise<{ element: HTMLElement; changes: unknown[] }> {
  const element = await mount('c-run-as-filters', RunAsFilters, {
    view: { ...FIRST_VIEW, grade: 'high', text: 'erp' },
    isRegisterRead: true,
    isScanned: true,
    ...props
  });
  const changes: unknown[] = [];
  element.addEventListener('filter', (event) => changes.push((event as CustomEvent).detail));
  return { element, changes };
}

describe('c-run-as-filters', () => {
  it('shows the view', async () => {
    const { element } = await filters();
    const [search] = all(element, 'lightning-input') as (HTMLElement & { value: string })[];
    const selects = all(element, 'lightning-select') as (HTMLElement & { value: string })[];
    expect(search?.value).toBe('erp');
    expect(selects.map(({ value }) => value)).toEqual(['high', 'all', 'all']);
  });

  it('fires what is changed', async () => {
    const { element, changes } = await filters();
    const [search, mine] = all(element, 'lightning-input');
    const [grade, evidence, status] = all(element, 'lightning-select');
    fire(search!, 'change', { value: 'x' });
    fire(grade!, 'change', { value: 'all' });
    fire(evidence!, 'change', { value: 'apiOnly' });
    fire(status!, 'change', { value: 'Retired' });
    fire(mine!, 'change', { checked: true });
    expect(changes).toEqual([
      { text: 'x' },
      { grade: null },
      { evidence: 'apiOnly' },
      { status: 'Retired' },
      { mine: true }
    ]);
  });

  it('offers what the sources know alone', async () => {
    const { element: scanned } = await filters({ isRegisterRead: false });
    expect(all(scanned, 'lightning-select')).toHaveLength(2);
    const { element: saved } = await filters({ isScanned: false });
    expect(
      all(saved, 'lightning-select').map((select) => (select as unknown as { label: string }).label)
    ).toEqual(['c.RunAs_Filters_Grade', 'c.RunAs_Filters_Status']);
  });
});
