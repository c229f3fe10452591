import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { zipped } from '../../../test/support/zipped.ts';
import { OrgReadError } from './orgClient.ts';
import { RestClient } from './restClient.ts';
import { RefusedError } from './httpConnection.ts';
import type { OrgConnection } from './httpConnection.ts';

function clientOf(answer: () => Promise<Uint8Array>): { client: RestClient; asked: string[] } {
  const asked: string[] = [];
  const connection: OrgConnection = {
    get: () => Promise.reject(new Error('not asked for')),
    retrieve: (type) => {
      asked.push(type);
      return answer();
    }
  };
  return { client: new RestClient(connection, '67.0', 'acme', { retryDelayMs: 1 }), asked };
}

describe('the retrieve of connected apps', () => {
  for (const folder of ['unpackaged/connectedApps', 'connectedApps']) {
    it(`gives the files of ${folder}, and asks for nothing else`, async () => {
      const zipFile = await zipped({
        [`${folder}/Loader.connectedApp`]: '<ConnectedApp/>',
        [`${folder}/ns__Größe.connectedApp`]: 'ü',
        'unpackaged/package.xml': '<Package/>'
      });
      const { client, asked } = clientOf(() => Promise.resolve(zipFile));
      const files = await client.connectedAppFiles();
      assert.deepEqual([...files.keys()].sort(), [
        `${folder}/Loader.connectedApp`,
        `${folder}/ns__Größe.connectedApp`
      ]);
      assert.equal(new TextDecoder().decode(files.get(`${folder}/ns__Größe.connectedApp`)), 'ü');
      assert.deepEqual(asked, ['ConnectedApp']);
    });
  }

  it('gives none where the org has none', async () => {
    const zipFile = await zipped({ 'unpackaged/package.xml': '<Package/>' });
    const { client } = clientOf(() => Promise.resolve(zipFile));
    assert.equal((await client.connectedAppFiles()).size, 0);
  });

  it('is an error when it is refused, and is not tried again', async () => {
    const { client, asked } = clientOf(() =>
      Promise.reject(new RefusedError('INSUFFICIENT_ACCESS', 'Insufficient access'))
    );
    await assert.rejects(client.connectedAppFiles(), (error) => {
      assert.ok(error instanceof OrgReadError);
      assert.deepEqual([error.code, error.message], ['INSUFFICIENT_ACCESS', 'Insufficient access.']);
      return true;
    });
    assert.equal(asked.length, 1);
  });

  it('is an error when the zip is none, or unpacks to more than is taken', async () => {
    const bomb = await zipped({
      'unpackaged/connectedApps/A.connectedApp': new Uint8Array(420 * 1024 * 1024)
    });
    for (const [zip, tries] of [
      [Buffer.from('nothing'), 4],
      [bomb, 1]
    ] as const) {
      const { client, asked } = clientOf(() => Promise.resolve(zip));
      await assert.rejects(client.connectedAppFiles(), OrgReadError);
      assert.equal(asked.length, tries);
    }
  });

  it('is tried again when the connection was reset', async () => {
    const zipFile = await zipped({ 'connectedApps/A.connectedApp': '<ConnectedApp/>' });
    let tries = 0;
    const { client, asked } = clientOf(() =>
      ++tries === 1
        ? Promise.reject(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))
        : Promise.resolve(zipFile)
    );
    assert.equal((await client.connectedAppFiles()).size, 1);
    assert.equal(asked.length, 2);
  });
});
