import { registerLines } from 'c/runAsCore';
import { RowUrls, pageOf } from 'c/runAsRowUrls';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

const [LINE] = registerLines(null, [registerEntry()], []);

describe('the page of a line', () => {
  it('is its record, or while it has none the page of the identity', () => {
    expect(pageOf(LINE!)).toMatchObject({
      type: 'standard__recordPage',
      attributes: { recordId: 'a00000000000001AAA' }
    });
    expect(pageOf({ ...LINE!, entry: null })).toMatchObject({
      type: 'standard__component',
      state: { c__user: 'username:orders@acme.example' }
    });
  });

  it('has an address that is asked for once', async () => {
    const generate = jest.fn().mockResolvedValue('/to/it');
    const onUrls = jest.fn();
    const urls = new RowUrls(generate, onUrls);
    expect(urls.of(LINE!)).toBe('#');
    await urls.find([LINE!]);
    await urls.find([LINE!]);
    expect(urls.of(LINE!)).toBe('/to/it');
    expect(generate).toHaveBeenCalledTimes(1);
    expect(onUrls).toHaveBeenCalledTimes(1);
  });
});
