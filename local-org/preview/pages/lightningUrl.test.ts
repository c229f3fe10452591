import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressOf, pageOf, pageReferenceOf } from './lightningUrl.ts';

const ID = 'a00000000000001AAA';

describe('addresses of Lightning Experience', () => {
  it('and page references stand for each other', () => {
    for (const address of [
      '/lightning/n/Run_As_Users',
      `/lightning/r/RunAsUser__c/${ID}/view`,
      '/lightning/o/RunAsUser__c/list?filterName=All',
      '/lightning/cmp/c__board?c__text=a+b%26c',
      '/lightning/app/c__Run_As_Register'
    ]) {
      const reference = pageReferenceOf(address);
      assert.equal(reference && addressOf(reference), address);
    }
  });

  it('are of the same page when only what a component keeps in them differs', () => {
    const list = '/lightning/o/RunAsUser__c/list?filterName=All';
    assert.equal(pageOf('/lightning/n/Run_As_Users?c__tile=overdue&c__page=2'), '/lightning/n/Run_As_Users');
    assert.equal(pageOf('/lightning/n/Run_As_Users'), '/lightning/n/Run_As_Users');
    assert.equal(pageOf(`${list}&c__x=1`), list);
    assert.notEqual(pageOf('/lightning/o/RunAsUser__c/list?filterName=Mine'), list);
  });

  it('are none where a part is malformed', () => {
    for (const address of [
      '/',
      '/lightning/n/',
      '/lightning/n/a b',
      '/lightning/n/../x',
      '/lightning/r/X__c/short/view',
      `/lightning/r/X__c/${ID}/edit`,
      '/lightning/cmp/board',
      '/lightning/n/A/more'
    ]) {
      assert.equal(pageReferenceOf(address), undefined, address);
    }
  });

  it('are none for a page reference that the frame does not model', () => {
    const recordId = ID;
    for (const [type, attributes] of [
      ['standard__recordPage', { objectApiName: 'X__c', recordId, actionName: 'edit' }],
      ['standard__recordPage', { objectApiName: 'X__c', recordId: '../../x', actionName: 'view' }],
      ['standard__objectPage', { objectApiName: 'X__c', actionName: 'new' }],
      ['standard__namedPage', { pageName: 'home' }],
      ['standard__navItemPage', {}]
    ] as const) {
      assert.equal(addressOf({ type, attributes }), undefined, type);
    }
  });

  it('bear the state of a page reference that is text, number or truth', () => {
    const state = { c__a: 'x', c__b: 1, c__c: { no: true }, c__d: undefined };
    const reference = { type: 'standard__navItemPage', attributes: { apiName: 'T' }, state };
    assert.equal(addressOf(reference), '/lightning/n/T?c__a=x&c__b=1');
  });
});
