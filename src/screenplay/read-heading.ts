import type { Hour, Scene } from '../film/index.ts';
import hours from './data/hours.json' with { type: 'json' };
import words from './data/script-words.json' with { type: 'json' };
import { isHan } from './recognise.ts';

/** The parts of a scene heading. `continuing` is true for CONTINUOUS, LATER and the like: the hour of the scene before holds. */
export type HeadingParts = {
  setting: Scene['heading']['setting'] | undefined;
  place: string;
  hour?: Hour;
  continuing: boolean;
};

const prefixes: [RegExp, Scene['heading']['setting']][] = [
  [/^(?:INT\.?\s*\/\s*EXT|EXT\.?\s*\/\s*INT|I\/E)[.\-\s]+/i, 'both'],
  [/^INT[.\-\s]+/i, 'interior'],
  [/^(?:EXT|EST)[.\-\s]+/i, 'exterior'],
  [/^(?:内外景|外内景|内景\/外景|外景\/内景|内\/外景?|外\/内景?)[\s。．.、：:·\-—]*/, 'both'],
  [/^(?:内景[\s。．.、：:·\-—]*|内[\s。．.、：:·]+)/, 'interior'],
  [/^(?:外景[\s。．.、：:·\-—]*|外[\s。．.、：:·]+)/, 'exterior'],
];

const english = new Map(Object.entries(hours.english)) as Map<string, Hour>;
const chinese = new Map(Object.entries(hours.chinese)) as Map<string, Hour>;

/** Reads setting, place and hour from a heading's plain text, English or Chinese, whatever order the Chinese parts have. */
export function readHeading(text: string): HeadingParts {
  let rest = text.replace(/^第[^场]{1,6}场[\s。．.、：:，,\-—]*/, '').trim();
  const prefix = prefixes.find(([pattern]) => pattern.test(rest));
  if (prefix) rest = rest.replace(prefix[0], '');
  let setting = prefix?.[1];
  let hour: Hour | undefined;
  let continuing = false;
  const separator = isHan(rest) ? /\s+|\s*[-–—，,、。]+\s*/ : /\s+[-–—]+\s+|\s*,\s*|\s+(?=\()/;
  const kept: string[] = [];
  const parts = rest.split(separator).filter(Boolean);
  for (const [index, part] of [...parts.entries()].reverse()) {
    const word = part
      .replace(/[()（）.。]/g, '')
      .trim()
      .toLowerCase();
    const found = index === 0 && !isHan(word) ? english.get(word) : findHour(word);
    if (kept.length === 0 && [...hours.weather, ...hours.unreal].includes(word)) continue;
    if (kept.length === 0 && !continuing && hours.continuing.includes(word)) continuing = true;
    else if (!hour && found && (kept.length === 0 || isHan(word))) hour = found;
    else if (!setting && /^[内外]景?$/.test(word)) setting = word[0] === '内' ? 'interior' : 'exterior';
    else kept.unshift(part);
  }
  const place = kept.join(isHan(rest) ? ' ' : ' - ');
  const tail = hour ? undefined : trailingHour(place);
  return {
    setting: setting ?? (looksOutside(place) ? 'exterior' : undefined),
    place: (tail?.place ?? place) || rest,
    ...((hour ?? tail?.hour) && { hour: hour ?? tail?.hour }),
    continuing,
  };
}

function findHour(word: string): Hour | undefined {
  if (isHan(word)) return chinese.get(word);
  const exact = english.get(word);
  if (exact || word.split(/\s+/).length > 4) return exact;
  const parts = word.split(/[\s/]+/);
  const pair = parts.findIndex((_, index) => english.has(parts.slice(index, index + 2).join(' ')));
  return pair === -1 ? undefined : english.get(parts.slice(pair, pair + 2).join(' '));
}

function trailingHour(place: string): { place: string; hour: Hour } | undefined {
  const match = /^(.+)\s(\S+)$/.exec(place);
  const hour = match && english.get(match[2]!.toLowerCase());
  return hour ? { place: match[1]!.trim(), hour } : undefined;
}

function looksOutside(place: string): boolean {
  const tokens = place.toLowerCase().split(/[^\p{L}]+/u);
  return words.exteriorPlaces.some((word) => (isHan(word) ? place.includes(word) : tokens.includes(word)));
}
