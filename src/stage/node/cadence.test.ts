import { expect, test } from 'vitest';
import { drawings } from './cadence.ts';

test('without a cadence every frame is drawn once', () => {
  expect(drawings({ from: 2, to: 5 })).toEqual([
    { frame: 2, repeat: 1 },
    { frame: 3, repeat: 1 },
    { frame: 4, repeat: 1 },
  ]);
});

test('a drawn frame is held until the next one, and the last to the end', () => {
  expect(drawings({ from: 0, to: 7 }, [0, 2, 4])).toEqual([
    { frame: 0, repeat: 2 },
    { frame: 2, repeat: 2 },
    { frame: 4, repeat: 3 },
  ]);
});

test('a range that begins inside a held frame shows that frame for what is left of it', () => {
  expect(drawings({ from: 3, to: 6 }, [0, 2, 4, 6, 8])).toEqual([
    { frame: 2, repeat: 1 },
    { frame: 4, repeat: 2 },
  ]);
});

test('a cadence that does not rise, or leaves the first frame undrawn, is refused', () => {
  expect(() => drawings({ from: 0, to: 4 }, [0, 2, 2])).toThrow(RangeError);
  expect(() => drawings({ from: 0, to: 4 }, [1, 2])).toThrow(RangeError);
  expect(() => drawings({ from: 4, to: 4 })).toThrow(RangeError);
});
