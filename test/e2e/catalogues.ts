import { ApexCatalogue } from '../../src/org/live/apexCatalogue.ts';
import type { RunAsReaderMethods } from '../../src/org/live/apexCatalogue.ts';
import { OrgReadError } from '../../src/org/live/orgClient.ts';
import type { OrgClient } from '../../src/org/live/orgClient.ts';
import { RestCatalogue } from '../../src/org/live/restCatalogue.ts';
import { clientOf } from '../support/liveOrg.ts';
import type { DemoServer, Role } from './demoServer.ts';

/** The demo's catalogue through Apex, called as the page of this user calls it. */
export function apexCatalogue(demo: DemoServer, role: Role): ApexCatalogue {
  const call = async (method: string, parameters: unknown = {}): Promise<unknown> => {
    const answer = await fetch(`${demo.origin}/local-org/apex/RunAsReader/${method}`, {
      method: 'POST',
      headers: { cookie: cookiesOf(demo, role), origin: demo.origin, connection: 'close' },
      body: JSON.stringify(parameters)
    });
    const body: unknown = await answer.json();
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- Lightning rejects with no Error
    if (!answer.ok) throw { status: answer.status, body };
    return body;
  };
  const methods = {
    heldPermissions: () => call('heldPermissions'),
    read: (parameters: unknown) => call('read', parameters),
    count: (parameters: unknown) => call('count', parameters)
  };
  return new ApexCatalogue(methods as RunAsReaderMethods, demo.origin);
}

/** The same over REST, for somebody who cannot retrieve metadata, as Apex cannot. */
export function restCatalogue(demo: DemoServer, role: Role): RestCatalogue {
  const client = clientOf(demo.origin, demo.token(role));
  const withoutMetadata: OrgClient = {
    apiVersion: client.apiVersion,
    name: client.name,
    query: (soql) => client.query(soql),
    count: (soql) => client.count(soql),
    fieldNames: (object) => client.fieldNames(object),
    connectedAppFiles: () => Promise.reject(new OrgReadError('NO_METADATA', 'There is none here.'))
  };
  return new RestCatalogue(withoutMetadata);
}

function cookiesOf(demo: DemoServer, role: Role): string {
  const { port, searchParams } = new URL(demo.address());
  return `runas-token-${port}=${searchParams.get('token') ?? ''}; runas-user-${port}=${demo.userId(role)}`;
}
