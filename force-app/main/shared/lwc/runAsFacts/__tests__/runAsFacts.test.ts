import RunAsFacts from 'c/runAsFacts';
import type { Fact } from 'c/runAsKnownFacts';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';

function shown(...facts: readonly Fact[]): Promise<HTMLElement> {
  return mount('c-run-as-facts', RunAsFacts, { facts });
}

const DAY = '2026-10-01T00:00:00.000Z';

describe('c-run-as-facts', () => {
  it('shows a text as it is, and a day after it', async () => {
    const element = await shown({ term: 'Completed by', text: '<b>Rita</b>', day: DAY });
    expect(textOf(one(element, 'dt'))).toBe('Completed by');
    expect(textOf(one(element, 'dd'))).toContain('<b>Rita</b> ,');
    expect(one(element, 'lightning-formatted-date-time')).toMatchObject({ value: DAY, timeZone: 'UTC' });
  });

  it('shows a day alone without a comma', async () => {
    expect(textOf(one(await shown({ term: 'Due', day: DAY }), 'dd'))).not.toContain(',');
  });

  it('shortens a code to what tells it from others, and keeps the whole as its title', async () => {
    const element = await shown({ term: 'Fingerprint', code: '2/67.0/U/names:0123456789abcdef' });
    expect(textOf(one(element, 'code'))).toBe('0123456789ab');
    expect(one(element, 'code').title).toBe('2/67.0/U/names:0123456789abcdef');
  });

  it('shows from when until when, or since when', async () => {
    const both = await shown({ term: 'Seen', from: DAY, until: DAY });
    expect(all(both, 'lightning-formatted-date-time')).toHaveLength(2);
    const since = await shown({ term: 'Seen', from: DAY });
    expect(all(since, 'lightning-formatted-date-time')).toHaveLength(1);
  });
});
