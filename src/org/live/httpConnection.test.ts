import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { RefusedError, httpConnection } from './httpConnection.ts';
import type { OrgConnection, OrgSession } from './httpConnection.ts';

interface Asked {
  readonly url: string | undefined;
  readonly token: string | undefined;
  readonly body: string;
}

type Handler = (asked: Asked, response: ServerResponse, number: number) => void;

/** A connection to a server that answers with the function, and what it was asked. */
async function connected(
  t: TestContext,
  answer: Handler,
  changes: Partial<OrgSession> = {}
): Promise<{ connection: OrgConnection; asked: Asked[]; origin: string }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push({ url: request.url, token: request.headers.authorization, body });
      answer(asked.at(-1)!, response, asked.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const session: OrgSession = { instanceUrl: origin, accessToken: () => 'first', ...changes };
  return { connection: httpConnection(session, { apiVersion: '67.0', pollMs: 1 }), asked, origin };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const refused = (code: string) => (error: unknown) =>
  error instanceof RefusedError && error.errorCode === code;

describe('a request', () => {
  it('bears the token and gives the JSON', async (t) => {
    const { connection, asked } = await connected(t, (_, response) => json(response, 200, { a: 1 }));
    assert.deepEqual(await connection.get('/services/x'), { a: 1 });
    assert.deepEqual([asked[0]?.url, asked[0]?.token], ['/services/x', 'Bearer first']);
  });

  it('fails as fetch does when the body is cut off, and the process lives on', async (t) => {
    const { connection } = await connected(t, (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"records":[', () => response.destroy());
    });
    await assert.rejects(connection.get('/services/x'), TypeError);
  });

  it('tells what the org refused, or that no reason could be read', async (t) => {
    const { connection } = await connected(t, ({ url }, response) => {
      if (url === '/html') response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Down</h1>');
      else json(response, 400, [{ errorCode: 'INVALID_TYPE', message: 'No.' }]);
    });
    await assert.rejects(connection.get('/json'), refused('INVALID_TYPE'));
    await assert.rejects(connection.get('/html'), refused('ERROR_HTTP_503'));
  });

  it('does not follow to another host', async (t) => {
    const other = await connected(t, (_, response) => json(response, 200, {}));
    const { connection } = await connected(t, (_, response) => {
      response.writeHead(302, { location: other.origin }).end();
    });
    await assert.rejects(connection.get('/services/x'), refused('ERROR_HTTP_302'));
    assert.equal(other.asked.length, 0);
  });

  it('is sent again with a new token, once', async (t) => {
    let token = 'old';
    const session = { accessToken: () => token, refresh: () => Promise.resolve((token = 'new')) };
    const expired = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }];
    const { connection, asked } = await connected(
      t,
      ({ token: given, url }, response) =>
        given === 'Bearer new' && url !== '/never' ? json(response, 200, []) : json(response, 401, expired),
      session
    );
    assert.deepEqual(await connection.get('/services/x'), []);
    await assert.rejects(connection.get('/never'), refused('INVALID_SESSION_ID'));
    assert.deepEqual(
      asked.map((one) => one.token),
      ['Bearer old', 'Bearer new', 'Bearer new']
    );
  });
});

describe('a retrieve', () => {
  const soap = (content: string): string =>
    `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${content}</e:Body></e:Envelope>`;
  const result = (content: string): string => soap(`<r xmlns="m"><result>${content}</result></r>`);

  it('waits until the zip is there', async (t) => {
    const zip = Buffer.from('zip').toString('base64');
    const answers = [
      '<id>09S1</id>',
      '<done>false</done>',
      `<done>true</done><success>true</success><zipFile>${zip}</zipFile>`
    ];
    const { connection, asked } = await connected(t, (_, response, number) => {
      response.end(result(answers[number - 1]!));
    });
    assert.equal(Buffer.from(await connection.retrieve('ConnectedApp')).toString(), 'zip');
    assert.deepEqual(
      asked.map(({ url, token }) => [url, token]),
      Array.from({ length: 3 }, () => ['/services/Soap/m/67.0', undefined])
    );
    assert.match(asked[0]!.body, /<sessionId>first<.*<members>\*<\/members><name>ConnectedApp</);
    assert.match(asked[1]!.body, /<asyncProcessId>09S1<.*<includeZip>true</);
  });

  it('tells a fault, a failure without a reason, and an envelope that is cut off', async (t) => {
    const answers: Record<string, string> = {
      Fault: soap(
        '<e:Fault><faultcode>sf:INSUFFICIENT_ACCESS</faultcode><faultstring>INSUFFICIENT_ACCESS: no</faultstring></e:Fault>'
      ),
      Failure: result('<id>1</id><done>true</done><success>false</success>'),
      CutOff: '<e:Envelope><e:Bo'
    };
    const { connection } = await connected(t, ({ body }, response) => {
      const type = /<name>(\w+)</.exec(body)?.[1] ?? 'Failure';
      response.end(answers[type]);
    });
    await assert.rejects(connection.retrieve('Fault'), { errorCode: 'INSUFFICIENT_ACCESS', message: 'no' });
    await assert.rejects(connection.retrieve('Failure'), refused('RETRIEVE_FAILED'));
    await assert.rejects(connection.retrieve('CutOff'), refused('ERROR_HTTP_502'));
  });
});
