import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { writeZip } from '../../metadata/zip.ts';
import { testOrg } from '../test/fixture.ts';
import type { TestOrg } from '../test/fixture.ts';

const PACKAGE =
  '<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">' +
  '<types><members>Approve</members><name>CustomPermission</name></types><version>67.0</version></Package>';
const PERMISSION =
  '<?xml version="1.0" encoding="UTF-8"?><CustomPermission xmlns="http://soap.sforce.com/2006/04/metadata">' +
  '<isLicensed>false</isLicensed><label>Approve</label></CustomPermission>';
const BROKEN = PERMISSION.replace('<label>Approve</label>', '<lable>Approve</lable>');

async function zipOf(permission: string): Promise<string> {
  const files = [
    ['package.xml', PACKAGE],
    ['customPermissions/Approve.customPermission', permission]
  ] as const;
  const bytes = files.map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
  return Buffer.from(await writeZip(bytes, new Date())).toString('base64');
}

async function call(
  test: TestOrg,
  body: string,
  token = test.admin.token,
  version = '67.0'
): Promise<[number, string]> {
  const envelope =
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">' +
    `<soapenv:Header><SessionHeader><sessionId>${token}</sessionId></SessionHeader></soapenv:Header>` +
    `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
  const headers = { 'content-type': 'text/xml', authorization: '' };
  const response = await test.send('POST', `/services/Soap/m/${version}`, envelope, headers);
  return [response.status, await response.text()];
}

function elementOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

/** The answer of an operation that is asked until it is done. */
async function ended(test: TestOrg, started: string, operation: string): Promise<string> {
  const id = elementOf(started, 'id')!;
  for (;;) {
    const arguments_ = `<asyncProcessId>${id}</asyncProcessId><includeDetails>true</includeDetails>`;
    const [status, xml] = await call(test, `<${operation}>${arguments_}</${operation}>`);
    assert.equal(status, 200, xml);
    if (elementOf(xml, 'done') === 'true') return xml;
    await delay(5);
  }
}

async function deployed(test: TestOrg, permission: string): Promise<string> {
  const zip = await zipOf(permission);
  const options =
    '<DeployOptions><rollbackOnError>true</rollbackOnError><singlePackage>true</singlePackage></DeployOptions>';
  const [status, started] = await call(test, `<deploy><ZipFile>${zip}</ZipFile>${options}</deploy>`);
  assert.equal(status, 200, started);
  assert.match(started, /<deployResponse><result><done>false<\/done><id>0Af\w{15}<\/id>/);
  return ended(test, started, 'checkDeployStatus');
}

describe('SOAP Metadata API', () => {
  it('deploys and tells what was created', async () => {
    const test = testOrg();
    const xml = await deployed(test, PERMISSION);
    assert.deepEqual([elementOf(xml, 'status'), elementOf(xml, 'success')], ['Succeeded', 'true'], xml);
    assert.match(xml, /<componentSuccesses>(?:(?!<\/componentSuccesses>).)*<fullName>Approve<\/fullName>/);
    const names = test.api.org.store.rows('CustomPermission').map((row) => row['DeveloperName']);
    assert.deepEqual(names, ['Approve']);
  });

  it('tells what a failed deployment failed on, and keeps nothing of it', async () => {
    const test = testOrg();
    const xml = await deployed(test, BROKEN);
    assert.equal(elementOf(xml, 'status'), 'Failed');
    assert.match(xml, /<componentFailures>.*<problem>[^<]*lable/);
    assert.equal(test.api.org.store.count('CustomPermission'), 0);
  });

  it('retrieves what was deployed, as a zip', async () => {
    const test = testOrg();
    await deployed(test, PERMISSION);
    const types = '<types><members>*</members><name>CustomPermission</name></types>';
    const request = `<request><apiVersion>67.0</apiVersion><unpackaged>${types}<version>67.0</version></unpackaged></request>`;
    const [, started] = await call(test, `<retrieve>${request}</retrieve>`);
    const xml = await ended(test, started, 'checkRetrieveStatus');
    assert.match(xml, /<fullName>Approve<\/fullName>/);
    assert.equal(Buffer.from(elementOf(xml, 'zipFile')!, 'base64').subarray(0, 2).toString(), 'PK');
  });

  it('lists and describes', async () => {
    const test = testOrg();
    await deployed(test, PERMISSION);
    const [, listed] = await call(
      test,
      '<listMetadata><queries><type>CustomPermission</type></queries></listMetadata>'
    );
    assert.equal(elementOf(listed, 'fullName'), 'Approve');
    const [, described] = await call(
      test,
      '<describeMetadata><asOfVersion>67.0</asOfVersion></describeMetadata>'
    );
    assert.match(described, /<xmlName>PermissionSet<\/xmlName>/);
  });

  it('refuses a wrong session, a user without the right, and an unknown version', async () => {
    const test = testOrg();
    const [status, lost] = await call(test, '<describeMetadata/>', 'wrong');
    assert.deepEqual([status, elementOf(lost, 'faultcode')], [500, 'sf:INVALID_SESSION_ID']);
    const other = test.user('ApiEnabled').token;
    for (const body of [
      '<describeMetadata/>',
      '<deploy><ZipFile>x</ZipFile></deploy>',
      '<retrieve><request/></retrieve>'
    ]) {
      assert.equal(
        elementOf((await call(test, body, other))[1], 'faultcode'),
        'sf:INSUFFICIENT_ACCESS',
        body
      );
    }
    const [, version] = await call(test, '<describeMetadata/>', test.admin.token, '40.0');
    assert.equal(elementOf(version, 'faultcode'), 'sf:UNSUPPORTED_API_VERSION');
  });

  it('refuses other operations, options and SOAP APIs by name', async () => {
    const test = testOrg();
    const options = '<DeployOptions><performRetrieve>true</performRetrieve></DeployOptions>';
    const refused: readonly (readonly [string, RegExp])[] = [
      ['<cancelDeploy><id>0Af</id></cancelDeploy>', /the operation cancelDeploy/],
      ['<readMetadata/>', /the operation readMetadata/],
      [`<deploy><ZipFile>x</ZipFile>${options}</deploy>`, /the deploy option performRetrieve/],
      ['<checkDeployStatus/>', /&lt;asyncProcessId&gt; is missing/],
      [
        '<checkDeployStatus><asyncProcessId>0Af000000000009AAA</asyncProcessId></checkDeployStatus>',
        /INVALID_CROSS/
      ]
    ];
    for (const [body, message] of refused) assert.match((await call(test, body))[1], message);
    const login = await test.send('POST', '/services/Soap/u/67.0', '<a/>', { 'content-type': 'text/xml' });
    assert.match(await login.text(), /sf:NOT_MODELLED.*Soap\/u\/67\.0/);
  });
});

describe('deployment over REST', () => {
  it('deploys a multipart body and tells its state', async () => {
    const test = testOrg();
    const path = '/services/data/v67.0/metadata/deployRequest';
    const form = new FormData();
    form.append(
      'file',
      new Blob([Buffer.from(await zipOf(PERMISSION), 'base64')], { type: 'application/zip' }),
      'p.zip'
    );
    form.append(
      'entity_content',
      JSON.stringify({ deployOptions: { singlePackage: true, rollbackOnError: true } })
    );
    const headers = { host: '127.0.0.1', authorization: `Bearer ${test.admin.token}` };
    const started = await test.routes.request(`http://127.0.0.1${path}`, {
      method: 'POST',
      headers,
      body: form
    });
    assert.equal(started.status, 201, await started.clone().text());
    const { id } = (await started.json()) as { id: string };
    for (;;) {
      await delay(5);
      const response = await test.send('GET', `${path}/${id}?includeDetails=true`);
      const { deployResult } = (await response.json()) as { deployResult: Record<string, unknown> };
      assert.equal(response.status, 200);
      if (deployResult['done'] !== true) continue;
      assert.equal(deployResult['status'], 'Succeeded', JSON.stringify(deployResult));
      break;
    }
    const wrong = await test.send('POST', path, {});
    assert.equal(wrong.status, 400);
  });
});
