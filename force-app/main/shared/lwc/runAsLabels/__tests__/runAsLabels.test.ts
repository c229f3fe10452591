import { formatted } from 'c/runAsLabels';

describe('formatted', () => {
  it('puts the values where the label wants them', () => {
    expect(formatted('{1} of {0}, {1}', 'b', 'a')).toBe('a of b, a');
  });

  it('leaves out what is not given', () => {
    expect(formatted('a{0}')).toBe('a');
  });
});
