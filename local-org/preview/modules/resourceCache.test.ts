import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Emission, Resource } from './resourceCache.ts';
import { clearCache, listen, onRecordsChanged, refreshRecords, refreshShown } from './resourceCache.ts';
import { wireAdapter } from './wireAdapter.ts';

const ID = 'a00000000000001AAA';
const PARENT = '005000000000001AAA';

/** A resource whose answers are taken one after the other, and how often it was read. */
function scripted(answers: unknown[], { key = 'k', maxAge = 1000 } = {}): Resource & { reads: number } {
  const resource = {
    key,
    maxAge,
    recordIds: [ID],
    reads: 0,
    load: () => {
      const answer = answers[Math.min(resource.reads++, answers.length - 1)];
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    }
  };
  return resource;
}

function recorder(): { seen: Emission[]; listener: (emission: Emission) => void } {
  const seen: Emission[] = [];
  return { seen, listener: (emission) => void seen.push(emission) };
}

async function settled(): Promise<void> {
  await new Promise(setImmediate);
}

describe('resourceCache', () => {
  afterEach(clearCache);

  describe('the cache of the wires', () => {
    it('tells that it loads, and then the data', async () => {
      const { seen, listener } = recorder();
      listen(scripted([{ a: 1 }]), listener);
      assert.deepEqual(seen, [{ data: undefined, error: undefined }]);
      await settled();
      assert.deepEqual(seen[1], { data: { a: 1 }, error: undefined });
    });

    it('reads once for two wires of the same key, and gives the third what it has', async () => {
      const resource = scripted([{ a: 1 }]);
      const [first, second, third] = [recorder(), recorder(), recorder()];
      listen(resource, first.listener);
      listen(resource, second.listener);
      await settled();
      listen(resource, third.listener);
      assert.equal(resource.reads, 1);
      assert.deepEqual(third.seen, [{ data: { a: 1 }, error: undefined }]);
      assert.equal(third.seen[0], second.seen[1]);
    });

    it('reads again what is too old', async () => {
      const resource = scripted([{ a: 1 }, { a: 2 }], { maxAge: 0 });
      listen(resource, recorder().listener);
      await settled();
      const late = recorder();
      listen(resource, late.listener);
      await settled();
      assert.deepEqual(late.seen.at(-1)?.data, { a: 2 });
    });

    it('has told every wire of a record before its refresh resolves', async () => {
      const { seen, listener } = recorder();
      listen(scripted([{ a: 1 }, { a: 2 }]), listener);
      await settled();
      await refreshRecords([ID.slice(0, 15)]);
      assert.deepEqual(seen.at(-1)?.data, { a: 2 });
    });

    it('does not tell a wire whose data did not change', async () => {
      const { seen, listener } = recorder();
      const resource = scripted([{ a: 1 }]);
      listen(resource, listener);
      await settled();
      await refreshRecords([ID]);
      assert.equal(resource.reads, 2);
      assert.equal(seen.length, 2);
    });

    it('refreshes a record that shows the changed one as its parent, and leaves others alone', async () => {
      const child = scripted([{ id: ID, fields: { Owner: { value: { id: PARENT } } } }], { key: 'child' });
      const other = scripted([{ id: ID }], { key: 'other' });
      listen(child, recorder().listener);
      listen(other, recorder().listener);
      await settled();
      await refreshRecords([PARENT]);
      assert.deepEqual([child.reads, other.reads], [2, 1]);
    });

    it('forgets a record that nobody shows any more when it changes', async () => {
      const resource = scripted([{ a: 1 }, { a: 2 }]);
      listen(resource, recorder().listener)();
      await settled();
      await refreshRecords([ID]);
      const { seen, listener } = recorder();
      listen(resource, listener);
      await settled();
      assert.deepEqual(seen.at(-1)?.data, { a: 2 });
    });

    it('keeps the newer of two answers that come in the wrong order', async () => {
      const first = Promise.withResolvers<unknown>();
      const second = Promise.withResolvers<unknown>();
      const answers = [first.promise, second.promise];
      const { seen, listener } = recorder();
      listen({ key: 'k', maxAge: 1000, recordIds: [ID], load: () => answers.shift()! }, listener);
      const refreshed = refreshRecords([ID]);
      second.resolve({ a: 2 });
      await refreshed;
      first.resolve({ a: 1 });
      await settled();
      assert.deepEqual(
        seen.map(({ data }) => data),
        [undefined, { a: 2 }]
      );
    });

    it('tells an error, and the data after a refresh that has some', async () => {
      const { seen, listener } = recorder();
      listen(scripted([new Error('no'), { a: 1 }]), listener);
      await settled();
      assert.equal((seen[1]?.error as unknown as Error).message, 'no');
      assert.equal(seen[1]?.data, undefined);
      await refreshRecords([ID]);
      assert.deepEqual(seen.at(-1), { data: { a: 1 }, error: undefined });
    });
  });

  describe('who listens for changes', () => {
    it('is told which records changed, once the wires have the new data', async () => {
      const resource = scripted([1, 2]);
      const { seen, listener } = recorder();
      listen(resource, listener);
      await settled();
      const told: unknown[] = [];
      const leave = onRecordsChanged((ids) => told.push([...ids, seen.at(-1)?.data]));
      await refreshRecords([ID]);
      leave();
      await refreshRecords([ID]);
      assert.deepEqual(told, [[ID, 2]]);
    });
  });

  describe('refreshing all that is shown', () => {
    it('reads what has a listener, and forgets the rest', async () => {
      const [shown, left] = [scripted([1, 2]), scripted([3, 4], { key: 'left' })];
      const { seen, listener } = recorder();
      listen(shown, listener);
      listen(left, () => undefined)();
      await settled();
      await refreshShown();
      assert.equal(seen.at(-1)?.data, 2);
      assert.equal(left.reads, 1);
      listen(left, () => undefined);
      await settled();
      assert.equal(left.reads, 2);
    });
  });

  describe('a wire adapter', () => {
    const byName = new Map<string, ReturnType<typeof scripted>>();
    const Adapter = wireAdapter(({ name }) => (typeof name === 'string' ? byName.get(name) : undefined));

    it('is silent until its configuration is complete', async () => {
      byName.set('one', scripted([{ a: 1 }], { key: 'one' }));
      const { seen, listener } = recorder();
      const adapter = new Adapter(listener);
      adapter.connect();
      adapter.update({ name: undefined });
      await settled();
      assert.ok(seen.every(({ data }) => data === undefined));
      adapter.update({ name: 'one' });
      await settled();
      assert.deepEqual(seen.at(-1)?.data, { a: 1 });
    });

    it('gives no data of the former configuration after a change', async () => {
      byName.set('one', scripted([{ a: 1 }], { key: 'one' }));
      byName.set('two', scripted([{ a: 2 }], { key: 'two' }));
      const { seen, listener } = recorder();
      const adapter = new Adapter(listener);
      adapter.connect();
      adapter.update({ name: 'one' });
      adapter.update({ name: 'two' });
      await settled();
      assert.deepEqual(
        seen.map(({ data }) => data).filter((data) => data !== undefined),
        [{ a: 2 }]
      );
    });

    it('loses its data when its configuration becomes incomplete', async () => {
      byName.set('one', scripted([{ a: 1 }], { key: 'one' }));
      const { seen, listener } = recorder();
      const adapter = new Adapter(listener);
      adapter.connect();
      adapter.update({ name: 'one' });
      await settled();
      adapter.update({});
      assert.deepEqual(seen.at(-1), { data: undefined, error: undefined });
    });

    it('is told nothing while its component is not on the page', async () => {
      byName.set('one', scripted([{ a: 1 }, { a: 2 }], { key: 'one' }));
      const { seen, listener } = recorder();
      const adapter = new Adapter(listener);
      adapter.connect();
      adapter.update({ name: 'one' });
      await settled();
      adapter.disconnect();
      const before = seen.length;
      await refreshRecords([ID]);
      assert.equal(seen.length, before);
      adapter.connect();
      await settled();
      assert.deepEqual(seen.at(-1)?.data, { a: 2 });
    });
  });
});
