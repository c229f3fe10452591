import assert from 'node:assert/strict';
import { afterEach, it, mock, describe } from 'node:test';
import { clearCache } from '../../resourceCache.ts';
import type { WireAdapterConstructor } from '../../wireAdapter.ts';
import * as api from './uiObjectInfoApi.ts';

const MASTER = '012000000000000AAA';
const BASE = '/services/data/v67.0/ui-api/object-info';

function asked<Data>(
  Adapter: WireAdapterConstructor<Data>,
  config: Record<string, unknown>
): string | undefined {
  const { mock: calls } = mock.method(globalThis, 'fetch', () => Promise.resolve(new Response('{}')));
  const adapter = new Adapter(() => undefined);
  adapter.connect();
  adapter.update(config);
  return calls.calls[0]?.arguments[0] as string | undefined;
}

describe('lightning/uiObjectInfoApi', () => {
  afterEach(() => {
    mock.restoreAll();
    clearCache();
  });

  it('the wires of metadata ask for what their parameters name', () => {
    const field = { objectApiName: 'Thing__c', fieldApiName: 'Kind__c' };
    assert.equal(asked(api.getObjectInfo, { objectApiName: 'Thing__c' }), `${BASE}/Thing__c`);
    clearCache();
    assert.equal(
      asked(api.getObjectInfo, { objectApiName: { objectApiName: 'Thing__c' } }),
      `${BASE}/Thing__c`
    );
    assert.equal(asked(api.getObjectInfos, { objectApiNames: ['A', field] }), `${BASE}/batch/A,Thing__c`);
    assert.equal(
      asked(api.getPicklistValues, { recordTypeId: MASTER, fieldApiName: field }),
      `${BASE}/Thing__c/picklist-values/${MASTER}/Kind__c`
    );
    assert.equal(
      asked(api.getPicklistValuesByRecordType, { recordTypeId: MASTER, objectApiName: 'Thing__c' }),
      `${BASE}/Thing__c/picklist-values/${MASTER}`
    );
  });

  it('the wires of metadata ask nothing while a parameter is missing', () => {
    assert.equal(asked(api.getObjectInfo, { objectApiName: undefined }), undefined);
    assert.equal(asked(api.getObjectInfos, {}), undefined);
    assert.equal(asked(api.getPicklistValues, { recordTypeId: MASTER }), undefined);
    assert.equal(asked(api.getPicklistValuesByRecordType, { objectApiName: 'Thing__c' }), undefined);
  });
});
