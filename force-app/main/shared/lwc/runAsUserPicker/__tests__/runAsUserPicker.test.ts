import read from '@salesforce/apex/RunAsReader.read';
import RunAsUserPicker from 'c/runAsUserPicker';
import { all, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

jest.mock('@salesforce/apex/RunAsReader.read', () => ({ default: jest.fn() }), { virtual: true });

jest.mock(
  '@salesforce/label/c.RunAs_Users_FoundMany',
  () => ({ __esModule: true, default: 'More than {0}' }),
  {
    virtual: true
  }
);
jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'mr-IN' }), { virtual: true });

const readMock = jest.mocked(read);
const ANN = { Id: '005000000000001AAA', Name: 'Ann Ash', Username: 'ann@acme.example' };
const BEN = { Id: '005000000000002AAA', Name: 'Ben <b>Oak</b>', Username: 'ben@acme.example' };

interface Props {
  label: string;
  required: boolean;
  value: { id: string; name: string } | null;
}

type Picker = HTMLElement & Partial<Props> & Pick<RunAsUserPicker, 'checkValidity' | 'reportValidity'>;

function picker(props: Partial<Props> = {}): Promise<Picker> {
  return mount('c-run-as-user-picker', RunAsUserPicker, { label: 'Owner', ...props }) as Promise<Picker>;
}

/** What a screen reader says of the input. */
function problemOf(element: Picker): { invalid: string | null; text: string } {
  const input = one(element, '[role=combobox]');
  const problem = one(element, `[id="${input.getAttribute('aria-describedby')}"]`);
  return { invalid: input.getAttribute('aria-invalid'), text: textOf(problem) };
}

/** Types, and waits for the pause after the last letter and for the answer. */
async function type(element: HTMLElement, text: string): Promise<void> {
  const input = one(element, 'input') as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new CustomEvent('input'));
  await jest.advanceTimersByTimeAsync(300);
}

function press(element: HTMLElement, key: string): void {
  one(element, 'input').dispatchEvent(new KeyboardEvent('keydown', { key }));
}

function chosen(element: HTMLElement): unknown[] {
  const details: unknown[] = [];
  element.addEventListener('userselect', (event) => details.push((event as CustomEvent).detail));
  return details;
}

describe('c-run-as-user-picker', () => {
  beforeEach(() => {
    readMock.mockReset().mockResolvedValue({ columns: [], rows: [ANN, BEN] });
  });

  describe('as one types', () => {
    beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate'] }));
    afterEach(() => jest.useRealTimers().restoreAllMocks());

    async function typed(text: string, props: Partial<Props> = {}): Promise<Picker> {
      const mounted = picker(props);
      await jest.advanceTimersByTimeAsync(1);
      const element = await mounted;
      await type(element, text);
      return element;
    }

    async function choose(element: Picker): Promise<void> {
      press(element, 'Enter');
      await jest.advanceTimersByTimeAsync(1);
    }

    it('asks once for what was typed, with its wildcards as letters', async () => {
      const element = await typed('a');
      await type(element, '50%_x');
      expect(readMock.mock.calls.at(-1)).toEqual([
        { request: { query: 'usersByName', namedLike: String.raw`%50\%\_x%` } }
      ]);
      expect(readMock).toHaveBeenCalledTimes(2);
    });

    it('lists who is found as text, and takes the one that is chosen with the keys', async () => {
      const element = await typed('a');
      const details = chosen(element);
      expect(all(element, '[role=option]').map(textOf)).toEqual([
        'Ann Ash ann@acme.example',
        'Ben <b>Oak</b> ben@acme.example'
      ]);
      press(element, 'ArrowDown');
      press(element, 'Enter');
      await jest.advanceTimersByTimeAsync(1);
      expect(details).toEqual([{ id: BEN.Id, name: BEN.Name }]);
      expect((one(element, 'input') as HTMLInputElement).value).toBe(BEN.Name);
    });

    it('takes the one that is clicked, and gives it up again', async () => {
      const element = await typed('a');
      const details = chosen(element);
      one(element, '[role=option]').dispatchEvent(new CustomEvent('mousedown'));
      await jest.advanceTimersByTimeAsync(1);
      one(element, 'lightning-button-icon').click();
      await jest.advanceTimersByTimeAsync(1);
      expect(details).toEqual([{ id: ANN.Id, name: ANN.Name }, null]);
      expect(all(element, '[role=combobox]')).toHaveLength(1);
    });

    it('drops an answer that comes after the next search', async () => {
      const late = Promise.withResolvers<Awaited<ReturnType<typeof read>>>();
      readMock.mockReturnValueOnce(late.promise);
      const element = await typed('a');
      await type(element, 'ann');
      late.resolve({ columns: [], rows: [] });
      await jest.advanceTimersByTimeAsync(1);
      expect(all(element, '[role=option]')).toHaveLength(2);
    });

    it('says that nobody is found, and why a search failed', async () => {
      readMock.mockResolvedValueOnce({ columns: [], rows: [] });
      const element = await typed('zzz');
      expect(textOf(one(element, '[role=status]'))).toContain('Users_FoundNone');
      readMock.mockRejectedValueOnce({ body: { message: 'You may not see users.' } });
      await type(element, 'zz');
      expect(textOf(element.shadowRoot!)).toContain('You may not see users.');
    });

    it('says how many are found as the locale of the user writes numbers', async () => {
      readMock.mockResolvedValueOnce({ columns: [], rows: Array.from({ length: 50 }, () => ANN) });
      const element = await typed('a');
      expect(textOf(one(element, '[role=status]'))).toBe('More than ५०');
    });

    it('closes with Escape, which goes no further', async () => {
      const element = await typed('a');
      const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
      const further = jest.fn();
      element.addEventListener('keydown', further);
      one(element, 'input').dispatchEvent(event);
      await jest.advanceTimersByTimeAsync(1);
      expect(all(element, '[role=option]')).toHaveLength(0);
      expect(further).not.toHaveBeenCalled();
    });

    it('takes nobody for what is typed until one is chosen or it is cleared', async () => {
      const element = await typed('Jane Doe');
      expect(element.checkValidity()).toBe(false);
      one(element, 'input').dispatchEvent(new CustomEvent('blur'));
      await jest.advanceTimersByTimeAsync(1);
      expect(textOf(one(element, '[role=status]'))).toBe('');
      expect(problemOf(element)).toEqual({ invalid: 'true', text: 'c.RunAs_Users_NotChosen' });
      expect(element.reportValidity()).toBe(false);
      await type(element, ' ');
      expect(problemOf(element)).toEqual({ invalid: 'false', text: '' });
      expect(element.reportValidity()).toBe(true);
    });

    it('takes the one that is chosen, and forgets the letters', async () => {
      const element = await typed('a');
      await choose(element);
      expect(element.reportValidity()).toBe(true);
      element.value = null;
      await jest.advanceTimersByTimeAsync(1);
      expect((one(element, '[role=combobox]') as HTMLInputElement).value).toBe('');
      expect(element.checkValidity()).toBe(true);
    });

    it('says that it is missing once it is cleared, where it is required', async () => {
      const element = await typed('Jane Doe', { required: true });
      await type(element, '');
      expect(element.reportValidity()).toBe(false);
      await jest.advanceTimersByTimeAsync(1);
      expect(problemOf(element).text).toBe('c.RunAs_Users_Missing');
    });

    it('keeps the keyboard on the input, once one is chosen and once that is taken out', async () => {
      const focused: string[] = [];
      jest.spyOn(HTMLElement.prototype, 'focus').mockImplementation(function (this: HTMLElement) {
        focused.push(this.localName);
      });
      const element = await typed('a');
      await choose(element);
      expect(focused).toEqual(['input']);
      one(element, 'lightning-button-icon').click();
      await jest.advanceTimersByTimeAsync(1);
      expect(focused).toEqual(['input', 'input']);
    });
  });

  it('says what is missing when it is required', async () => {
    const element = await picker({ required: true });
    expect(element.reportValidity()).toBe(false);
    await rendered();
    expect(textOf(element.shadowRoot!)).toContain('Users_Missing');
  });

  it('shows whom it is given', async () => {
    const element = await picker({ value: { id: ANN.Id, name: ANN.Name } });
    expect((one(element, 'input') as HTMLInputElement).value).toBe('Ann Ash');
  });
});
