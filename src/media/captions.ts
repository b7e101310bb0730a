import { readFile } from 'node:fs/promises';
import { fromSeconds } from '../film/index.ts';
import type { CaptionCue } from './backend/backend.ts';
import { unreadable } from './problems.ts';

const timing = /^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})/;

/** Reads the captions of a WebVTT or SubRip file: times and plain text, without settings and tags. */
export async function readCaptions(path: string): Promise<CaptionCue[]> {
  const text = await readFile(path, 'utf8').catch((error) => {
    throw unreadable(path, 'it cannot be opened', error);
  });
  return parseCaptions(text);
}

/** Captions of WebVTT or SubRip text; anything that is not a caption is passed over. */
export function parseCaptions(text: string): CaptionCue[] {
  const cues: CaptionCue[] = [];
  for (const block of text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => timing.test(line));
    const match = at < 0 ? null : timing.exec(lines[at]!);
    const body = lines
      .slice(at + 1)
      .join('\n')
      .replace(/<[^>]*>/g, '')
      .trim();
    if (!match || body === '') continue;
    cues.push({ start: clock(match.slice(1, 5)), end: clock(match.slice(5, 9)), text: plainText(body) });
  }
  return cues;
}

function clock([hours, minutes, seconds, milliseconds]: string[]): number {
  return fromSeconds(Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(milliseconds) / 1000);
}

function plainText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&nbsp;', ' ').replaceAll('&amp;', '&');
}
