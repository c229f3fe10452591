import RunAsObjects from 'c/runAsObjects';
import { fire, mount, one, rendered } from '../../../../../../config/lwc/mount';

/** A table of many rows would else be slow at each letter. */
it('looks once at each row for each letter that is typed', async () => {
  let looks = 0;
  const row = {
    get name(): string {
      looks++;
      return 'Account';
    },
    through: {}
  };
  const element = await mount('c-run-as-objects', RunAsObjects, { rows: [row] });
  looks = 0;
  for (const value of ['x', 'xy', 'xyz']) {
    fire(one(one(element, 'c-run-as-table-frame'), 'lightning-input'), 'change', { value });
    await rendered();
  }
  expect(looks).toBe(3);
});
