import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf16 = (text: string) =>
  bytes(0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]));
/** 虎以为然，不知兽之畏己也。 in GB18030 and 他說：我不是在這上面的人。 in Big5. */
const gb = bytes(
  0xbb,
  0xa2,
  0xd2,
  0xd4,
  0xce,
  0xaa,
  0xc8,
  0xbb,
  0xa3,
  0xac,
  0xb2,
  0xbb,
  0xd6,
  0xaa,
  0xca,
  0xde,
  0xd6,
  0xae,
  0xce,
  0xb7,
  0xbc,
  0xba,
  0xd2,
  0xb2,
  0xa1,
  0xa3,
);
const big5 = bytes(
  0xa5,
  0x4c,
  0xbb,
  0xa1,
  0xa1,
  0x47,
  0xa7,
  0xda,
  0xa4,
  0xa3,
  0xac,
  0x4f,
  0xa6,
  0x62,
  0xb3,
  0x6f,
  0xa4,
  0x57,
  0xad,
  0xb1,
  0xaa,
  0xba,
  0xa4,
  0x48,
  0xa1,
  0x43,
);

test.each([
  ['utf-8', new TextEncoder().encode('虎以为然。'), '虎以为然。'],
  ['utf-8', new TextEncoder().encode('\uFEFFHe ran.'), 'He ran.'],
  ['utf-16le', utf16('老虎 ran.'), '老虎 ran.'],
  ['gb18030', gb, '虎以为然，不知兽之畏己也。'],
  ['big5', big5, '他說：我不是在這上面的人。'],
  [
    'windows-1252',
    bytes(...[...'The old caf\u00e9 was closed and nobody came.'].map((letter) => letter.charCodeAt(0))),
    'The old café was closed and nobody came.',
  ],
])('%s is read', (encoding, data, text) => {
  expect(decodeText(data, 'story.txt')).toEqual({ text, encoding });
});

test('what cannot be told is refused with a fix', () => {
  const noise = Uint8Array.from({ length: 300 }, (_, index) => 0x80 + ((index * 53) % 0x60) || 1);
  expect(() => decodeText(noise, 'story.txt')).toThrow(expect.objectContaining({ code: 'source-encoding', exit: 3 }));
});
