import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { deploy } from '../../local-org/metadata/deploy.ts';
import { ADMIN, newOrg, objectXml, xml, zipOf } from '../../local-org/metadata/test/org.ts';
import type { DeployResult } from '../../local-org/metadata/types.ts';
import { V, contentOf, hostileOrg } from './hostileOrg.ts';
import type { HostileOrg } from './hostileOrg.ts';

const SET = xml('PermissionSet', '<label>Set</label>');
const NAMED = { PermissionSet: ['A'] };

let host: HostileOrg;
let content: string;

before(async () => {
  host = await hostileOrg();
  content = contentOf(host.org);
});

after(() => host.close());

/** A deployment that fails leaves rows, files and schema as they were. */
afterEach(() => assert.equal(contentOf(host.org), content));

/** One entry whose declared size may be false, which no library writes. */
function entryZip(name: string, data: Buffer, declared: number, attributes = 0): Buffer {
  const bytes = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(0x031e, 4);
  central.writeUInt32LE(attributes, 38);
  for (const [header, at] of [
    [local, 8],
    [central, 10]
  ] as const) {
    header.writeUInt16LE(8, at);
    header.writeUInt32LE(data.length, at + 10);
    header.writeUInt32LE(declared, at + 14);
    header.writeUInt16LE(bytes.length, at + 18);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + bytes.length, 12);
  end.writeUInt32LE(local.length + bytes.length + data.length, 16);
  return Buffer.concat([local, bytes, data, central, bytes, end]);
}

async function ended(id: string): Promise<DeployResult> {
  for (;;) {
    const { text } = await host.ask(`${V}/metadata/deployRequest/${id}?includeDetails=true`);
    const { deployResult } = JSON.parse(text) as { deployResult: DeployResult | { readonly done: false } };
    if (deployResult.done) return deployResult;
    await delay(10);
  }
}

async function byRest(zip: Uint8Array): Promise<string> {
  const form = new FormData();
  form.append('entity_content', JSON.stringify({ deployOptions: { rollbackOnError: true } }));
  form.append('file', new Blob([new Uint8Array(zip)]), 'package.zip');
  const { text } = await host.ask(`${V}/metadata/deployRequest`, { method: 'POST', body: form });
  return (JSON.parse(text) as { id: string }).id;
}

function soap(zipFile: string, session = host.token): Promise<{ status: number; text: string }> {
  const header = `<h:SessionHeader><h:sessionId>${session}</h:sessionId></h:SessionHeader>`;
  const body = `<e:Envelope xmlns:e="x" xmlns:h="y"><e:Header>${header}</e:Header><e:Body><deploy><ZipFile>${zipFile}</ZipFile></deploy></e:Body></e:Envelope>`;
  return host.ask('/services/Soap/m/67.0', { method: 'POST', headers: { 'content-type': 'text/xml' }, body });
}

/** The first reason why a deployment failed, over REST. */
async function failure(zip: Uint8Array): Promise<string> {
  const { status, errorMessage, details } = await ended(await byRest(zip));
  assert.equal(status, 'Failed');
  return errorMessage ?? details.componentFailures[0]?.problem ?? '';
}

describe('a hostile zip', () => {
  it('that is damaged, or lies about its sizes, is refused', async () => {
    const bomb = deflateRawSync(Buffer.alloc(20_000_000));
    assert.match(await failure(Buffer.from('garbage')), /cannot be read/);
    assert.match(await failure(entryZip('package.xml', bomb, 10)), /too many bytes/);
    assert.match(await failure(entryZip('package.xml', bomb.subarray(0, 9), 4e9)), /cannot be read/);
  });

  it('that names a path outside, a link, or too much is refused', async () => {
    const link = (0o120777 << 16) >>> 0;
    const nothing = deflateRawSync(Buffer.alloc(3));
    assert.match(await failure(entryZip('../../etc/passwd', nothing, 3)), /etc\/passwd/);
    assert.match(await failure(entryZip('package.xml', nothing, 3, link)), /No package\.xml/);
  });

  it('is refused over SOAP as over REST, and not taken from a stranger', async () => {
    const { text } = await soap(Buffer.from('garbage').toString('base64'));
    const id = /<id>(\w+)</.exec(text)?.[1] ?? '';
    assert.match((await ended(id)).errorMessage ?? '', /cannot be read/);
    assert.match((await soap('AAAA', 'x')).text, /sf:INVALID_SESSION_ID/);
    assert.match((await soap('<x/>')).text, /sf:REQUIRED_FIELD_MISSING/);
    assert.match((await soap(']]>&x;<')).text, /cannot be read/);
  });
});

describe('a hostile package', () => {
  const setOf = (body: string | Uint8Array): Promise<Uint8Array> =>
    zipOf({ 'permissionsets/A.permissionset': body }, NAMED);

  it('of XML that is deep, expands, or names what is the language’s is refused', async () => {
    const deep = '<a>'.repeat(100_000) + '</a>'.repeat(100_000);
    assert.match(await failure(await setOf(`<PermissionSet>${deep}</PermissionSet>`)), /nested tags/);
    const laughs = '<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><PermissionSet>&b;</PermissionSet>';
    assert.match(await failure(await setOf(laughs)), /document type/);
    assert.match(await failure(await setOf(Buffer.from(`\ufeff${laughs}`, 'utf16le'))), /UTF-8/);
    const polluting = SET.replace('<label>', '<__proto__><a>1</a></__proto__><label>');
    assert.match(await failure(await setOf(polluting)), /__proto__/);
    assert.equal(({} as { a?: unknown }).a, undefined);
  });

  it('that lies about what it holds, or holds it twice, is refused', async () => {
    const files = { 'permissionsets/Other.permissionset': SET };
    assert.match(await failure(await zipOf(files, NAMED)), /not found in zipped directory/);
    assert.match(await failure(await zipOf(files, { constructor: ['x'] })), /does not model/);
    const twice = { 'permissionsets/A.permissionset': SET, 'permissionsets/A.permissionset-meta.xml': SET };
    assert.match(await failure(await zipOf(twice, NAMED)), /more than once/);
    const half = { 'objects/Half__c.object': objectXml(), 'permissionsets/A.permissionset': 'bad' };
    assert.match(await failure(await zipOf(half, { ...NAMED, CustomObject: ['*'] })), /Error parsing/);
    assert.equal((await host.ask(`${V}/sobjects/Half__c/describe`)).status, 404);
  });

  it('is one of several at once, while rows are written, and leaves the rows alone', async () => {
    const bad = await setOf('bad');
    const [ids] = await Promise.all([
      Promise.all([1, 2, 3, 4].map(() => byRest(bad))),
      ...[1, 2, 3, 4].map(async () => {
        const { text } = await host.post(`${V}/sobjects/Account`, { Name: 'during' });
        const { id } = JSON.parse(text) as { id: string };
        assert.equal((await host.ask(`${V}/sobjects/Account/${id}`, { method: 'DELETE' })).status, 204);
      })
    ]);
    for (const id of ids) assert.equal((await ended(id)).status, 'Failed');
  });

  it('with more failures than a call has arguments tells them', async () => {
    const rights = Array.from(
      { length: 130_000 },
      (_, i) => `<userPermissions><enabled>true</enabled><name>Nope${i}</name></userPermissions>`
    );
    assert.match(await failure(await setOf(SET.replace('<label>', `${rights.join('')}<label>`))), /Nope0/);
  });

  it('that is damaged in a stored byte is refused', async () => {
    const manifest = Buffer.from(xml('Package', '<version>67.0</version>'));
    const sent = await byRest(entryZip('package.xml', deflateRawSync(manifest), manifest.length));
    assert.equal((await ended(sent)).status, 'Failed');
  });

  it('cannot delete a standard object and all its rows', async () => {
    const org = newOrg();
    const user = { 'objects/User.object': xml('CustomObject', '') };
    const sent = await deploy(org, ADMIN, await zipOf(user, { CustomObject: ['User'] }), {});
    assert.equal(sent.status, 'Succeeded');
    const gone = {
      'destructiveChanges.xml': xml(
        'Package',
        '<types><members>User</members><name>CustomObject</name></types>'
      )
    };
    const { status } = await deploy(org, ADMIN, await zipOf(gone, {}), {});
    assert.equal(org.store.count('User'), 1);
    assert.equal(status, 'Failed');
  });
});
