import { Problem } from '../film/index.ts';

/** A text and the encoding it was in, by the name of the Encoding Standard (https://encoding.spec.whatwg.org). */
export type DecodedText = { text: string; encoding: string };

const commonHan = {
  gb18030: /[的一是不了在人有我他这上们来到说之也曰而]/g,
  big5: /[的一是不了在人有我他這上們來到說之也曰而]/g,
};

/**
 * Decodes the bytes of a text file: UTF-8, UTF-16 with a byte order mark, else GB18030 or Big5 where that gives common Chinese characters, else
 * Windows-1252 where nearly all is ASCII. Throws `source-encoding` when it is none of them. Bytes that hold a zero are decoded as UTF-8 as they
 * are, so that a binary file is named as such by whoever reads the text.
 */
export function decodeText(bytes: Uint8Array, name: string): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decode(bytes, 'utf-16le', false)!, encoding: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decode(bytes, 'utf-16be', false)!, encoding: 'utf-16be' };
  const utf8 = decode(bytes, 'utf-8', true);
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  if (bytes.includes(0)) return { text: decode(bytes, 'utf-8', false)!, encoding: 'utf-8' };
  const chinese = (['gb18030', 'big5'] as const)
    .map((encoding) => ({ encoding, text: decode(bytes, encoding, true) ?? '' }))
    .map((read) => ({ ...read, share: shareOfHan(read.text, read.encoding) }))
    .sort((a, b) => b.share - a.share)[0]!;
  if (chinese.share > 0.03) return { text: chinese.text, encoding: chinese.encoding };
  const ascii = bytes.reduce((count, byte) => count + (byte < 0x80 ? 1 : 0), 0);
  if (ascii >= 0.85 * bytes.length) return { text: decode(bytes, 'windows-1252', false)!, encoding: 'windows-1252' };
  throw new Problem({
    code: 'source-encoding',
    message: `${name} is not in UTF-8, and its encoding cannot be told.`,
    where: { file: name },
    fix: 'Save it as UTF-8 and give it again.',
  });
}

function decode(bytes: Uint8Array, encoding: string, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The part of a text's characters beyond ASCII that are among the commonest of Chinese, from 0 to 1. */
function shareOfHan(text: string, encoding: keyof typeof commonHan): number {
  const sample = text.slice(0, 20_000);
  const beyond = sample.match(/\P{ASCII}/gu)?.length ?? 0;
  return beyond === 0 ? 0 : (sample.match(commonHan[encoding])?.length ?? 0) / beyond;
}
