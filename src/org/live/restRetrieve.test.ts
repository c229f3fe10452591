import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { ZipFile } from 'yazl';
import { OrgReadError } from './orgClient.ts';
import { RestClient } from './restClient.ts';
import type { RestConnection } from './restClient.ts';

interface Asked {
  readonly apiVersion: string;
  readonly unpackaged: unknown;
}

/** As the Metadata API answers with these files. */
async function zipped(files: Readonly<Record<string, string>>): Promise<string> {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  return (await buffer(zip.outputStream)).toString('base64');
}

function clientOf(complete: () => Promise<unknown>): {
  client: RestClient;
  asked: Asked[];
  metadata: object;
} {
  const asked: Asked[] = [];
  const metadata = {
    retrieve: (request: Asked): object => {
      asked.push(request);
      return { complete };
    }
  };
  const connection = { metadata } as unknown as RestConnection;
  return { client: new RestClient(connection, '67.0', 'acme', { retryDelayMs: 1 }), asked, metadata };
}

describe('the retrieve of connected apps', () => {
  for (const folder of ['unpackaged/connectedApps', 'connectedApps']) {
    it(`gives the files of ${folder}, and asks for nothing else`, async () => {
      const zipFile = await zipped({
        [`${folder}/Loader.connectedApp`]: '<ConnectedApp/>',
        [`${folder}/ns__Größe.connectedApp`]: 'ü',
        'unpackaged/package.xml': '<Package/>'
      });
      const { client, asked, metadata } = clientOf(() => Promise.resolve({ success: true, zipFile }));
      const files = await client.connectedAppFiles();
      assert.deepEqual([...files.keys()].sort(), [
        `${folder}/Loader.connectedApp`,
        `${folder}/ns__Größe.connectedApp`
      ]);
      assert.equal(new TextDecoder().decode(files.get(`${folder}/ns__Größe.connectedApp`)), 'ü');
      assert.deepEqual(asked, [
        {
          apiVersion: '67.0',
          unpackaged: { types: [{ members: ['*'], name: 'ConnectedApp' }], version: '67.0' }
        }
      ]);
      assert.deepEqual(
        Object.entries(metadata).flatMap(([name, value]) =>
          typeof value === 'number' ? [[name, value]] : []
        ),
        [
          ['pollTimeout', 300_000],
          ['pollInterval', 1]
        ]
      );
    });
  }

  it('gives none where the org has none', async () => {
    const zipFile = await zipped({ 'unpackaged/package.xml': '<Package/>' });
    const { client } = clientOf(() => Promise.resolve({ success: true, zipFile }));
    assert.equal((await client.connectedAppFiles()).size, 0);
  });

  const refusals: Record<string, [complete: () => Promise<unknown>, code: string, message: string]> = {
    'says why it failed': [
      () =>
        Promise.resolve({ success: false, errorStatusCode: 'LIMIT_EXCEEDED', errorMessage: 'Too large.' }),
      'LIMIT_EXCEEDED',
      'Too large.'
    ],
    'fails without a reason': [
      () => Promise.resolve({ success: false }),
      'RETRIEVE_FAILED',
      'No reason given.'
    ],
    'is refused': [
      () =>
        Promise.reject(Object.assign(new Error('Insufficient access'), { errorCode: 'INSUFFICIENT_ACCESS' })),
      'INSUFFICIENT_ACCESS',
      'Insufficient access.'
    ]
  };
  for (const [what, [complete, code, message]] of Object.entries(refusals)) {
    it(`is an error when it ${what}, and is not tried again`, async () => {
      const { client, asked } = clientOf(complete);
      await assert.rejects(client.connectedAppFiles(), (error) => {
        assert.ok(error instanceof OrgReadError);
        assert.deepEqual([error.code, error.message], [code, message]);
        return true;
      });
      assert.equal(asked.length, 1);
    });
  }

  it('is tried again when the connection was reset', async () => {
    const zipFile = await zipped({ 'connectedApps/A.connectedApp': '<ConnectedApp/>' });
    let tries = 0;
    const { client, asked } = clientOf(() =>
      ++tries === 1
        ? Promise.reject(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))
        : Promise.resolve({ success: true, zipFile })
    );
    assert.equal((await client.connectedAppFiles()).size, 1);
    assert.equal(asked.length, 2);
  });
});
