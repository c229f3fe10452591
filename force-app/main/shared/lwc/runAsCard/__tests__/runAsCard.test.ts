import RunAsCard from 'c/runAsCard';
import { mount, one, textOf } from '../../../../../../config/lwc/mount';

it('shows a record by heading and state, and marks what is to be done', async () => {
  const props = { heading: '<b>R-1</b>', badge: 'Open', note: 'Drift' };
  const element = await mount('c-run-as-card', RunAsCard, props);
  expect(textOf(one(element, 'h2'))).toBe('<b>R-1</b>');
  expect(textOf(one(element, '.card'))).toContain('Open Drift');
  expect(one(element, '.card').className).toBe('card');
  const marked = await mount('c-run-as-card', RunAsCard, { ...props, isMarked: true });
  expect(one(marked, '.card').className).toBe('card card_marked');
});
