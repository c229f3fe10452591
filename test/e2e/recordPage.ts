import type { Locator, Page } from 'playwright-core';
import { insertRecords, updateRecords } from '../../local-org/dml/dml.ts';
import type { NewRecord } from '../../local-org/dml/dml.ts';
import type { DemoServer } from './demoServer.ts';

/** The tabs of a register entry, in their order. */
export const TABS = ['Overview', 'Access', 'Apps', 'Logins', 'Reviews', 'Findings'] as const;
export type Tab = (typeof TABS)[number];

/** What a page shows while it reads. */
export const LOADING = '.slds-spinner:visible, [role=progressbar]:visible';

/** Address of an entry's record page, with a tab open. */
export function entryAddress(demo: DemoServer, entryId: string, tab: Tab = 'Overview'): string {
  return `${demo.address(`/lightning/r/RunAsUser__c/${entryId}/view`)}&c__tab=${tab.toLowerCase()}`;
}

/** Address of somebody who may not be registered. */
export function identityAddress(demo: DemoServer, user: string): string {
  return `${demo.address('/lightning/cmp/c__runAsRecord')}&c__user=${encodeURIComponent(user)}`;
}

export function tabOf(page: Page, name: Tab): Locator {
  return page.getByRole('tab', { name, exact: true });
}

export function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', { name, exact: typeof name === 'string' });
}

/** What a form shows of a record that somebody else changed meanwhile. */
export function conflict(page: Page | Locator): Locator {
  return page.getByRole('table', { name: 'Somebody else changed this record while you were editing' });
}

/** The value that the overview shows beside a label. */
export function shownValue(page: Page, label: string): Locator {
  const named = page.getByRole('term').filter({ hasText: new RegExp(`^${label}`) });
  return page.locator('c-run-as-field dl').filter({ has: named }).getByRole('definition');
}

/** A new entry of a user, written by the administrator. @returns its id. */
export function insertEntry(demo: DemoServer, username: string, values: NewRecord = {}): string {
  const [user] = demo.org.store.find('User', 'Username', username);
  const record = {
    Name: username.slice(0, 80),
    UserKey__c: user?.Id ?? `username:${username}`,
    User__c: user?.Id ?? null,
    Status__c: 'Active',
    Purpose__c: 'Sends orders',
    BusinessOwner__c: demo.userId('viewer'),
    ...values
  };
  const [result] = insertRecords(demo.org, byAdmin(demo), 'RunAsUser__c', [record], { allOrNone: true });
  if (!result?.id) throw new Error(JSON.stringify(result?.errors));
  return result.id;
}

/** A new open review of an entry without any file, as the administrator schedules it. @returns its name. */
export function insertReview(demo: DemoServer, entryId: string): string {
  const record = { RunAsUser__c: entryId, Reason__c: 'Scheduled' };
  const [result] = insertRecords(demo.org, byAdmin(demo), 'RunAsReview__c', [record], { allOrNone: true });
  if (!result?.id) throw new Error(JSON.stringify(result?.errors));
  return String(demo.org.store.row('RunAsReview__c', result.id)?.['Name']);
}

/** Changes an entry, as another browser would. */
export function changeEntry(demo: DemoServer, entryId: string, values: NewRecord): void {
  changeRecord(demo, 'RunAsUser__c', entryId, values);
}

/** The same of a review. */
export function changeReview(demo: DemoServer, reviewId: string, values: NewRecord): void {
  changeRecord(demo, 'RunAsReview__c', reviewId, values);
}

function changeRecord(demo: DemoServer, object: string, id: string, values: NewRecord): void {
  const record = { ...values, Id: id };
  // The times that are compared have no fractions of a second.
  const later = { ...demo.org, now: () => new Date(Date.now() + 1000) };
  const [result] = updateRecords(later, byAdmin(demo), object, [record], { allOrNone: true });
  if (!result?.success) throw new Error(JSON.stringify(result?.errors));
}

function byAdmin(demo: DemoServer): { readonly userId: string; readonly mode: 'user' } {
  return { userId: demo.userId('admin'), mode: 'user' };
}

/** The dialog that was opened, once it has the keyboard, which the base component gives it a frame later. */
export async function openedDialog(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { level: 1 }).and(page.locator(':focus')).waitFor();
  return dialog;
}

/** Chooses a user in a picker of a form. */
export async function pickUser(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: new RegExp(label) }).fill(name);
  await page
    .getByRole('listbox', { name: label })
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
}
