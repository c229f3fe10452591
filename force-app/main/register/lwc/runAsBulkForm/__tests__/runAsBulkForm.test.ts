import RunAsBulkForm from 'c/runAsBulkForm';
import { fire, mount, one } from '../../../../../../config/lwc/mount';

const ANN = { id: '005000000000001AAA', name: 'Ann Ash' };

async function form(kind: string): Promise<{ element: HTMLElement; actions: unknown[] }> {
  const actions: unknown[] = [];
  const element = await mount('c-run-as-bulk-form', RunAsBulkForm, { kind });
  element.addEventListener('action', (event) => actions.push((event as CustomEvent).detail));
  return { element, actions };
}

function enter(element: HTMLElement, name: string, value: string): void {
  fire(one(element, `[data-name=${name}]`), 'change', { value });
}

describe('c-run-as-bulk-form', () => {
  it('asks for owner, purpose and interval of what is registered', async () => {
    const { element, actions } = await form('register');
    enter(element, 'purpose', 'Sends orders');
    expect(actions.at(-1)).toBeNull();
    fire(one(element, 'c-run-as-user-picker'), 'userselect', ANN);
    enter(element, 'criticality', 'High');
    enter(element, 'days', '30');
    expect(actions.at(-1)).toEqual({
      kind: 'register',
      ownerId: ANN.id,
      ownerName: ANN.name,
      purpose: 'Sends orders',
      criticality: 'High',
      days: 30
    });
    fire(one(element, 'c-run-as-user-picker'), 'userselect', null);
    expect(actions.at(-1)).toBeNull();
  });

  it('asks which owner', async () => {
    const { element, actions } = await form('assignOwner');
    enter(element, 'role', 'BackupOwner__c');
    fire(one(element, 'c-run-as-user-picker'), 'userselect', ANN);
    expect(actions.at(-1)).toEqual({
      kind: 'assignOwner',
      role: 'BackupOwner__c',
      userId: ANN.id,
      userName: ANN.name
    });
  });

  it('asks for the day of a review, and for a reviewer where there is one', async () => {
    const { element, actions } = await form('scheduleReview');
    enter(element, 'dueOn', '2026-12-24');
    expect(actions.at(-1)).toMatchObject({ kind: 'scheduleReview', dueOn: '2026-12-24', reviewerId: null });
    fire(one(element, 'c-run-as-user-picker'), 'userselect', ANN);
    enter(element, 'reason', 'Drift');
    expect(actions.at(-1)).toMatchObject({ reviewerId: ANN.id, reason: 'Drift' });
  });

  it('asks for the days of an interval', async () => {
    const { element, actions } = await form('setInterval');
    enter(element, 'days', '');
    expect(actions.at(-1)).toBeNull();
    enter(element, 'days', '365');
    expect(actions.at(-1)).toEqual({ kind: 'setInterval', days: 365 });
  });
});
