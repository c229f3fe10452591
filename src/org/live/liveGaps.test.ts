import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeOrg, TAKEN_AT } from '../../../test/support/fakeOrg.ts';
import { readSample } from '../../../test/support/sampleOrg.ts';
import { gapText } from '../../core/index.ts';
import type { Gap } from '../../core/index.ts';
import { OrgReadError } from './orgClient.ts';
import { readAccess } from './readAccess.ts';
import { RestCatalogue } from './restCatalogue.ts';

/** Every code of `messages.test.ts` that a live org gives. */
const CODES = [
  'describeFailed',
  'loginsLeftOut',
  'metadataNotRead',
  'queryFailed',
  'rightMissing',
  'rightNotKnown',
  'rowsMissing'
];

/** The gaps of readings in which each request fails in turn, and each right is missing in turn. */
async function allGaps(): Promise<Gap[]> {
  const { org } = await readSample();
  const permissions = [...new Set(org.asked[0]?.match(/(?<=Permissions)\w+/g))];
  const refuse = (asked: string) => (text: string) =>
    text === asked ? new OrgReadError('INVALID_TYPE', 'It is not supported.') : undefined;
  const cut = (asked: string) => (text: string) =>
    text === asked ? new OrgReadError('INCOMPLETE', 'Cut.', { read: 1, expected: 2 }) : undefined;
  const readings = await Promise.all([
    ...org.asked.map((asked) => readSample({ fails: refuse(asked) })),
    ...org.asked.map((asked) => readSample({ fails: cut(asked) })),
    readSample({ lacks: permissions }),
    ...permissions.map((permission) => readSample({ lacks: [permission] })),
    readSample({}, { loginDays: 30 })
  ]);
  const access = await readAccess(new RestCatalogue(new FakeOrg({ lacks: permissions })), {
    username: 'a@x.y',
    takenAt: TAKEN_AT
  });
  return [...readings.flatMap(({ snapshot }) => snapshot.gaps), ...access.gaps];
}

/** The text of a gap, refusing one that asks for what the gap does not say, or says emptily. */
function filledText(gap: Gap): { what: string; why: string; hides: string } {
  const params = new Proxy(gap.params, {
    get: (given, name: string) => {
      assert.ok((given[name] ?? '') !== '', `${gap.code} asks for \`${name}\``);
      return given[name];
    }
  });
  return gapText({ ...gap, params });
}

describe('the gaps of a live org', async () => {
  const gaps = await allGaps();

  it('have every code there is', () => {
    assert.deepEqual([...new Set(gaps.map(({ code }) => code))].sort(), CODES);
  });

  it('say what, why and what that hides, with every parameter filled', () => {
    for (const gap of gaps) {
      const { what, why, hides } = filledText(gap);
      assert.doesNotMatch(what + why + hides, /[{}]|undefined|null/);
      assert.match(what, /^\w/);
      for (const sentences of [why, hides]) assert.match(sentences, /^\S.*\.$/s, JSON.stringify(gap));
      assert.doesNotMatch(why, /\.\.| {2}/);
    }
  });

  it('name the object and the permission that opens it', () => {
    for (const { code, params } of gaps) {
      if (code === 'loginsLeftOut') continue;
      assert.match(params['object'] ?? '', /^[A-Z]\w+$/);
      // Whoever holds the permission already is not told to get it.
      const mayHold = ['rowsMissing', 'queryFailed', 'describeFailed'].includes(code);
      if (!mayHold || 'permission' in params) {
        assert.match(params['permission'] ?? '', /^\w+(?: or \w+)*$/);
      }
    }
  });
});
