import { Problem } from '../film/index.ts';
import { splitSentences } from '../language/index.ts';
import { parseFountain } from './parse-fountain.ts';
import { isHan } from './recognise.ts';

/** What a source is: a Fountain script, a Final Draft script, a story or other prose, or the idea of a film. */
export type ClassifiedSource = 'fountain' | 'fdx' | 'prose' | 'premise';

/** The largest source that is accepted, in bytes of UTF-8. */
export const largestSource = 4 * 1024 * 1024;

/**
 * Says what a source is, by its name's ending first and its content else. Throws a `Problem` (exit 3) for a source that is
 * empty, binary, larger than 4 MB, or an .fdx file that is none.
 */
export function classifySource(text: string, filename?: string): ClassifiedSource {
  refuse(text, filename);
  const ending = /\.([a-z]+)$/i.exec(filename ?? '')?.[1]?.toLowerCase();
  const isFinalDraft = /<FinalDraft[\s>]/.test(text.slice(0, 4000));
  if (isFinalDraft) return 'fdx';
  if (ending === 'fdx') throw notFinalDraft(filename);
  if (ending === 'fountain' || ending === 'spmd') return 'fountain';
  if (isScript(text)) return 'fountain';
  return isPremise(text) ? 'premise' : 'prose';
}

function refuse(text: string, filename: string | undefined): void {
  const where = filename ? { file: filename } : undefined;
  const name = filename ?? 'The source';
  if (byteLength(text) > largestSource) {
    throw new Problem({
      code: 'source-too-large',
      message: `${name} is larger than 4 MB, which is more than thirty feature films.`,
      where,
      fix: 'Split it into one file for each film or chapter (at scene or chapter headings, each under 4 MB) and make them one by one.',
    });
  }
  if (looksBinary(text)) {
    throw new Problem({
      code: 'source-binary',
      message: `${name} is not a text.`,
      where,
      fix: 'Give a .fountain, .fdx, .txt or .md file in UTF-8. Export a Word or PDF script as Fountain, Final Draft or plain text first.',
    });
  }
  if (text.replace(/[\s\uFEFF]/g, '') === '') {
    throw new Problem({
      code: 'source-empty',
      message: `${name} holds no text.`,
      where,
      fix: 'Write at least one sentence, for example: A fox spirit and a young scholar meet on a rainy bridge at night.',
    });
  }
}

const notFinalDraft = (filename: string | undefined) =>
  new Problem({
    code: 'not-final-draft',
    message: 'The file is named .fdx but holds no <FinalDraft> document.',
    where: filename ? { file: filename } : undefined,
    fix: 'Export the script from Final Draft again, or name the file .fountain or .txt if it is plain text.',
  });

function byteLength(text: string): number {
  if (text.length > largestSource || text.length * 3 <= largestSource) return text.length;
  return new TextEncoder().encode(text).length;
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  if (sample.includes('\0')) return true;
  const strange = sample.match(/[\u0001-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return strange > 4 && strange * 50 > sample.length;
}

/** A script has a scene heading, or a title page with speeches. A play with names in capitals but no heading is prose. */
function isScript(text: string): boolean {
  const { titlePage, elements } = parseFountain(text);
  const isTitled = titlePage.some(({ key }) => /^(?:title|credit|authors?|标题|片名|剧名|编剧)$/i.test(key));
  const headings = elements.some(({ type }) => type === 'heading');
  return headings || (isTitled && elements.some(({ type }) => type === 'character'));
}

function isPremise(text: string): boolean {
  const trimmed = text.trim();
  const limit = isHan(trimmed) ? 160 : 420;
  return trimmed.length <= limit && !/\n\s*\n/.test(trimmed) && splitSentences(trimmed).length <= 4;
}
