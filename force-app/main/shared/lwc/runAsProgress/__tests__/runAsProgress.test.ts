import RunAsProgress from 'c/runAsProgress';
import type { ReadProgress } from 'c/runAsProgress';
import { formatted } from 'c/runAsLabels';
import { mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

jest.mock('@salesforce/label/c.RunAs_Dashboard_Answers', () => ({ default: '{0} of {1} answers' }), {
  virtual: true
});

type Progress = HTMLElement & { progress: ReadProgress };

async function shown(...steps: readonly ReadProgress[]): Promise<Progress> {
  const element = await mount('c-run-as-progress', RunAsProgress, { progress: { done: 0, started: 0 } });
  for (const step of steps) {
    element.progress = step;
    await rendered();
  }
  return element;
}

function percentOf(element: Progress): number {
  return (one(element, 'lightning-progress-bar') as HTMLElement & { value: number }).value;
}

describe('c-run-as-progress', () => {
  it('says how many answers are there, of as many as a reading takes', async () => {
    const element = await shown({ done: 5, started: 14 });
    expect(textOf(one(element, '.text'))).toBe('5 of 20 answers');
    expect(percentOf(element)).toBe(25);
  });

  it('counts with what is asked for when that is more', async () => {
    const element = await shown({ done: 20, started: 40 });
    expect(textOf(one(element, '.text'))).toBe('20 of 40 answers');
    expect(percentOf(element)).toBe(50);
  });

  it('writes numbers as the locale of the user does', async () => {
    const element = await shown({ done: 1234, started: 5678 });
    expect(textOf(one(element, '.text'))).toBe('1,234 of 5,678 answers');
  });

  it('never goes back', async () => {
    const element = await shown({ done: 15, started: 15 }, { done: 16, started: 400 });
    expect(percentOf(element)).toBe(75);
  });

  it('announces quarters, and not each answer', async () => {
    const heard = new Set<string>();
    const element = await shown();
    for (let done = 0; done <= 20; done++) {
      element.progress = { done, started: 20 };
      await rendered();
      heard.add(textOf(one(element, '[role=status]')));
    }
    const quarters = [5, 10, 15, 20].map((done) => formatted('{0} of 20 answers', String(done)));
    expect([...heard]).toEqual(['', ...quarters]);
  });
});
