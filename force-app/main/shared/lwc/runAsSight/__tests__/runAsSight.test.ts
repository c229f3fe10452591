import { Sight } from 'c/runAsSight';
import { sightOf } from '../../../../../../config/lwc/sight';

describe('what is in sight', () => {
  const tell = sightOf();
  const onLost = jest.fn();
  const onBack = jest.fn();

  beforeEach(() => jest.clearAllMocks());

  it('is told of when it goes and when it comes back, and not that it is there at first', () => {
    const element = document.createElement('p');
    new Sight({ onLost, onBack }).watch(element);
    tell(element, true);
    expect([onLost, onBack].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    tell(element, false);
    expect([onLost, onBack].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
    tell(element, false, true);
    tell(element, true);
    expect([onLost, onBack].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it('is told of no more once nobody watches, and anew from the next time on', () => {
    const element = document.createElement('p');
    const sight = new Sight({ onLost, onBack });
    sight.watch(element);
    tell(element, false);
    sight.stop();
    tell(element, true);
    expect(onBack).not.toHaveBeenCalled();
    sight.watch(element);
    tell(element, true);
    expect(onBack).not.toHaveBeenCalled();
  });
});
