import { knownFacts } from 'c/runAsKnownFacts';

const DAY = '2026-10-01T00:00:00.000Z';

it('leaves out what nothing is known of', () => {
  const unknown = [
    { term: 'Reviewer', text: '' },
    { term: 'Due', day: undefined },
    { term: 'Hash', code: '' },
    { term: 'Seen', from: undefined, until: DAY }
  ];
  const known = [
    { term: 'Reviewer', text: 'Rita' },
    { term: 'Due', day: DAY },
    { term: 'Hash', code: 'ab' },
    { term: 'Seen', from: DAY }
  ];
  expect(knownFacts([...unknown, ...known])).toEqual(known);
});
