import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { xmlOf } from '../../../test/support/folder.ts';
import { connectedApps } from './connectedApps.ts';
import type { ConnectedApps } from './catalogue.ts';

const LISTED = [
  { Id: '0H4-loader', Name: 'Order Loader' },
  { Id: '0H4-mover', Name: 'Data_Mover' }
];

function app(label: string | null, user?: string, more = ''): string {
  const labelled = label === null ? '' : `<label>${label}</label>`;
  const runAs = user === undefined ? '' : `<oauthClientCredentialUser>${user}</oauthClientCredentialUser>`;
  return xmlOf('ConnectedApp', `${labelled}<oauthConfig>${runAs}${more}</oauthConfig>`);
}

function read(files: Readonly<Record<string, string>>): ConnectedApps {
  const bytes = Object.entries(files).map(
    ([name, text]) => [`connectedApps/${name}.connectedApp`, new TextEncoder().encode(text)] as const
  );
  return connectedApps(new Map(bytes), LISTED);
}

describe('connectedApps', () => {
  const joined = {
    'by its label': { Loader: app('Order Loader', 'a@acme.test') },
    'by its label, whatever the case': { Loader: app('ORDER loader', 'a@acme.test') },
    'by its name where it has no label': { 'Order%20Loader': app(null, 'a@acme.test') },
    'by its name where no app has the label': { 'order loader': app('Other', 'a@acme.test') }
  };
  for (const [how, files] of Object.entries(joined)) {
    it(`joins a file to the row of its app ${how}`, () => {
      const { ConnectedApp, unlisted, gaps } = read(files);
      assert.deepEqual([unlisted, gaps], [[], []]);
      assert.deepEqual(ConnectedApp, [
        {
          ConnectedApplicationId: '0H4-loader',
          IsClientCredentialEnabled: true,
          OauthClientCredentialUser: 'a@acme.test',
          Scopes: [],
          IsAdminApproved: false
        }
      ]);
    });
  }

  it('joins a label with an entity', () => {
    const listed = [{ Id: '0H4-rd', Name: 'R&D' }];
    const files = new Map([
      ['connectedApps/RD.connectedApp', new TextEncoder().encode(app('R&amp;D', 'a@x.y'))]
    ]);
    assert.equal(connectedApps(files, listed).ConnectedApp[0]?.ConnectedApplicationId, '0H4-rd');
  });

  it('lists an app that no row has, with name and label', () => {
    const { ConnectedApp, unlisted } = read({ acme__Loader: app('Loader', 'a@acme.test') });
    assert.deepEqual(unlisted, [
      { Id: 'ConnectedApp acme__Loader', Name: 'acme__Loader', MasterLabel: 'Loader' }
    ]);
    assert.equal(ConnectedApp[0]?.ConnectedApplicationId, 'ConnectedApp acme__Loader');
  });

  it('reads the switch, the scopes and the approval, and no key', () => {
    const more =
      '<consumerKey>3MVG9-secret</consumerKey><isAdminApproved>true</isAdminApproved>' +
      '<isClientCredentialEnabled>false</isClientCredentialEnabled><scopes>Api</scopes><scopes>Full</scopes>';
    const found = read({ Loader: app('Order Loader', 'a@acme.test', more) });
    assert.deepEqual(found.ConnectedApp, [
      {
        ConnectedApplicationId: '0H4-loader',
        IsClientCredentialEnabled: false,
        OauthClientCredentialUser: 'a@acme.test',
        Scopes: ['Api', 'Full'],
        IsAdminApproved: true
      }
    ]);
    assert.doesNotMatch(JSON.stringify(found), /secret/);
  });

  const broken = {
    fileNotWellFormed: '<ConnectedApp><label>',
    fileEmpty: '',
    fileHasOtherRoot: xmlOf('Profile'),
    fileHasDoctype: '<!DOCTYPE ConnectedApp><ConnectedApp/>'
  };
  for (const [code, text] of Object.entries(broken)) {
    it(`makes a gap of a file that cannot be used (${code}), and reads the others`, () => {
      const { ConnectedApp, gaps } = read({ Broken: text, Mover: app('Data_Mover', 'a@acme.test') });
      assert.deepEqual(
        ConnectedApp.map(({ ConnectedApplicationId }) => ConnectedApplicationId),
        ['0H4-mover']
      );
      assert.deepEqual(
        gaps.map((gap) => [gap.code, gap.params['path']]),
        [[code, 'connectedApps/Broken.connectedApp']]
      );
    });
  }

  it('makes a gap of a switch that is neither on nor off', () => {
    const more = '<isClientCredentialEnabled>perhaps</isClientCredentialEnabled>';
    const { gaps } = read({ Loader: app('Order Loader', 'a@acme.test', more) });
    assert.deepEqual(
      gaps.map(({ code }) => code),
      ['valueNotRead']
    );
  });

  it('passes over files of other types', () => {
    const files = new Map([['connectedApps/package.xml', new TextEncoder().encode('<broken')]]);
    assert.deepEqual(connectedApps(files, []), { ConnectedApp: [], unlisted: [], gaps: [] });
  });

  it('reads on where a name holds a percent sign', () => {
    assert.equal(read({ '50%': app('Order Loader', 'a@acme.test') }).ConnectedApp.length, 1);
  });
});
