/**
 * An independent reader and judge of caption files. It knows the formats from their specifications and the limits from
 * STANDARDS (h) and shares no code and no number with the room that writes them.
 */

/** A cue as a file has it: milliseconds and the lines people read. */
export type ReadCue = { start: number; end: number; lines: string[] };

/** What the film is that the captions belong to: frames a second, cuts and end in seconds. */
export type FilmFacts = { language: 'en' | 'zh'; fps: number; cuts: number[]; end: number };

/** A file read: its cues and what is wrong with its syntax. */
export type ReadFile = { cues: ReadCue[]; faults: string[] };

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', lrm: '\u200e', rlm: '\u200f' };

function decode(text: string, known: readonly string[], fault: (what: string) => void): string {
  return text.replace(/&([^;\s]*;?)/g, (whole, name: string) => {
    const bare = name.replace(/;$/, '');
    const code = /^#(\d+)$/.exec(bare)?.[1];
    if (code) return String.fromCodePoint(Number(code));
    if (!name.endsWith(';') || !known.includes(bare)) fault(`bare & in "${text}"`);
    return entities[bare] ?? whole;
  });
}

/** SubRip: counter, times with commas, text, empty line. */
export function readSrt(file: string): ReadFile {
  const faults: string[] = [];
  const cues: ReadCue[] = [];
  if (file !== '' && !file.endsWith('\n')) faults.push('no line end at the end');
  if (file.includes('\r') || file.includes('\u0000')) faults.push('control characters');
  const blocks = file.replace(/\n$/, '').split('\n\n').filter((block) => block !== '');
  blocks.forEach((block, index) => {
    const [counter, times, ...lines] = block.split('\n');
    if (counter !== String(index + 1)) faults.push(`cue ${index + 1} is numbered ${counter}`);
    const match = /^(\d\d):([0-5]\d):([0-5]\d),(\d{3}) --> (\d\d):([0-5]\d):([0-5]\d),(\d{3})$/.exec(times ?? '');
    if (!match) return faults.push(`cue ${index + 1} has no times: ${times}`);
    if (lines.length === 0 || lines.some((line) => line.trim() === '')) faults.push(`cue ${index + 1} has no text`);
    if (lines.some((line) => line.includes('-->'))) faults.push(`cue ${index + 1} has an arrow in its text`);
    const n = match.slice(1).map(Number) as [number, number, number, number, number, number, number, number];
    return cues.push({
      start: ((n[0] * 60 + n[1]) * 60 + n[2]) * 1000 + n[3],
      end: ((n[4] * 60 + n[5]) * 60 + n[6]) * 1000 + n[7],
      lines,
    });
  });
  return { cues, faults };
}

/** WebVTT after the W3C's file syntax (section 4): signature, empty line, comments and cues; cue text with tags and references. */
export function readVtt(file: string): ReadFile {
  const faults: string[] = [];
  const cues: ReadCue[] = [];
  const [head, ...blocks] = file.replace(/\n+$/, '').split(/\n{2,}/);
  if (!/^WEBVTT(?:[ \t][^\n]*)?$/.test(head ?? '')) faults.push(`not a signature: ${head}`);
  if (file.includes('\u0000')) faults.push('a null');
  const names = new Set<string>();
  for (const block of blocks) {
    if (/^NOTE(?:[ \t\n]|$)/.test(block)) {
      if (block.includes('-->')) faults.push('an arrow in a comment');
      continue;
    }
    const lines = block.split('\n');
    if (!lines[0]!.includes('-->')) {
      const name = lines.shift()!;
      if (names.has(name)) faults.push(`two cues are called ${name}`);
      names.add(name);
    }
    const times = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})[ \t]+-->[ \t]+(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/.exec(lines.shift() ?? '');
    if (!times) {
      faults.push(`no times in ${JSON.stringify(block)}`);
      continue;
    }
    const n = times.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number, number];
    const text = lines.join('\n');
    if (text.includes('-->')) faults.push(`an arrow in the text of ${JSON.stringify(block)}`);
    cues.push({
      start: ((n[0] * 60 + n[1]) * 60 + n[2]) * 1000 + n[3],
      end: ((n[4] * 60 + n[5]) * 60 + n[6]) * 1000 + n[7],
      lines: vttText(text, (what) => faults.push(what)).split('\n'),
    });
  }
  cues.forEach((cue, index) => {
    if (cue.end <= cue.start) faults.push(`cue ${index + 1} ends before it starts`);
    if (index > 0 && cue.start < cues[index - 1]!.start) faults.push(`cue ${index + 1} is out of order`);
  });
  return { cues, faults };
}

function vttText(text: string, fault: (what: string) => void): string {
  const open: string[] = [];
  const words = text.replace(/<([^>]*)(>?)/g, (_, tag: string, shut: string) => {
    if (shut === '') fault(`an open tag in "${text}"`);
    const start = /^(v|c|i|b|u|lang)(?:\.[^\s.<&]+)*(?:[ \t]([^\n<]*))?$/.exec(tag);
    const finish = /^\/(v|c|i|b|u|lang)$/.exec(tag);
    if (start) {
      if (start[1] === 'v' && !start[2]) fault(`a voice without a name in "${text}"`);
      if (start[2]) decode(start[2], Object.keys(entities), fault);
      open.push(start[1]!);
    } else if (!finish || open.pop() !== finish[1]) fault(`not a tag: <${tag}>`);
    return '';
  });
  if (open.length > 0) fault(`a span is not closed in "${text}"`);
  if (/>/.test(words)) fault(`a bare > in "${text}"`);
  return decode(words, Object.keys(entities), fault);
}

type Element = { name: string; attributes: Record<string, string>; children: (Element | string)[] };

/** Well-formed XML without doctype; faults are told. */
function readXml(file: string, fault: (what: string) => void): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const stack = [root];
  const pattern = /<\?xml [^?]*\?>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*="[^"<]*")*)\s*(\/?)>|[^<]+|</g;
  for (const [whole, close, name, attributes, empty] of file.matchAll(pattern)) {
    if (whole.startsWith('<?xml')) continue;
    if (name === undefined) {
      if (whole === '<') fault('a bare <');
      stack.at(-1)!.children.push(decode(whole, ['amp', 'lt', 'gt', 'quot', 'apos'], fault));
    } else if (close) {
      if (stack.length < 2 || stack.pop()!.name !== name) fault(`</${name}> closes nothing`);
    } else {
      const element: Element = { name, attributes: {}, children: [] };
      for (const [, key, value] of attributes!.matchAll(/\s+([\w.:-]+)="([^"]*)"/g)) {
        if (key! in element.attributes) fault(`${key} twice`);
        element.attributes[key!] = decode(value!, ['amp', 'lt', 'gt', 'quot', 'apos'], fault);
      }
      stack.at(-1)!.children.push(element);
      if (!empty) stack.push(element);
    }
  }
  if (stack.length !== 1) fault(`<${stack.at(-1)!.name}> is not closed`);
  const top = root.children.filter((child): child is Element => typeof child !== 'string');
  if (top.length !== 1) fault('not one root');
  return top[0] ?? root;
}

const namespaces: Record<string, string> = {
  xmlns: 'http://www.w3.org/ns/ttml',
  'xmlns:ttm': 'http://www.w3.org/ns/ttml#metadata',
  'xmlns:ttp': 'http://www.w3.org/ns/ttml#parameter',
  'xmlns:tts': 'http://www.w3.org/ns/ttml#styling',
  'xmlns:itts': 'http://www.w3.org/ns/ttml/profile/imsc1#styling',
};

/** Where an element of the profile may stand. */
const parents: Record<string, readonly string[]> = {
  head: ['tt'],
  body: ['tt'],
  metadata: ['head'],
  styling: ['head'],
  layout: ['head'],
  style: ['styling'],
  region: ['layout'],
  div: ['body', 'div'],
  p: ['div'],
  span: ['p', 'span'],
  br: ['p', 'span'],
  'ttm:agent': ['metadata', 'head'],
  'ttm:name': ['ttm:agent'],
};

/** IMSC 1.1 text profile: profile, language, required and known attributes, references, time expressions. */
export function readImsc(file: string): ReadFile {
  const faults: string[] = [];
  const fault = (what: string) => void faults.push(what);
  if (!file.startsWith('<?xml version="1.0" encoding="UTF-8"?>')) fault('not declared as UTF-8');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(file)) fault('a character XML forbids');
  const tt = readXml(file, fault);
  if (tt.name !== 'tt') fault('the root is not tt');
  for (const [key, value] of Object.entries(tt.attributes))
    if (key.startsWith('xmlns') && namespaces[key] !== value) fault(`a wrong namespace: ${key}="${value}"`);
  if (!tt.attributes['xml:lang']) fault('no xml:lang');
  const profiles = (tt.attributes['ttp:contentProfiles'] ?? tt.attributes['ttp:profile'] ?? '').split(/\s+/);
  if (!profiles.includes('http://www.w3.org/ns/ttml/profile/imsc1.1/text')) fault('not the IMSC 1.1 text profile');
  if ((tt.attributes['ttp:timeBase'] ?? 'media') !== 'media') fault('the time base is not media');
  const ids = new Map<string, string>();
  const all: [Element, Element[]][] = [];
  const walk = (element: Element, above: Element[]) => {
    all.push([element, above]);
    for (const child of element.children) if (typeof child !== 'string') walk(child, [element, ...above]);
  };
  walk(tt, []);
  for (const [{ name, attributes }, above] of all) {
    const allowed = parents[name];
    if (name !== 'tt' && !allowed?.includes(above[0]?.name ?? '')) fault(`${name} may not stand in ${above[0]?.name}`);
    const id = attributes['xml:id'];
    if (id !== undefined && !/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(id)) fault(`"${id}" is no identity`);
    if (id !== undefined && ids.has(id)) fault(`${id} twice`);
    if (id !== undefined) ids.set(id, name);
  }
  const cues: ReadCue[] = [];
  for (const [element, above] of all) {
    const { name, attributes } = element;
    const chain = [element, ...above];
    for (const [key, target] of [['style', 'style'], ['region', 'region'], ['ttm:agent', 'ttm:agent']] as const)
      for (const to of attributes[key]?.split(/\s+/) ?? []) if (ids.get(to) !== target) fault(`${key}="${to}" is not there`);
    if (name === 'region' && !/^\d+(?:\.\d+)?% \d+(?:\.\d+)?%$/.test(attributes['tts:extent'] ?? '')) fault('a region without extent');
    if (name === 'region' && !/^\d+(?:\.\d+)?% \d+(?:\.\d+)?%$/.test(attributes['tts:origin'] ?? '')) fault('a region without origin');
    if (name === 'ttm:agent' && !['person', 'character', 'group', 'organization', 'other'].includes(attributes.type ?? '')) fault('an agent without type');
    if (name !== 'p') continue;
    if (!chain.some((one) => one.attributes.region)) fault('a paragraph without region');
    const [start, end] = [imscTime(attributes.begin, fault), imscTime(attributes.end, fault)];
    cues.push({ start, end, lines: imscText(element).split('\n') });
  }
  return { cues, faults };
}

function imscTime(text: string | undefined, fault: (what: string) => void): number {
  const match = /^(\d{2,}):([0-5]\d):([0-5]\d)(\.\d+)?$/.exec(text ?? '');
  if (!match) fault(`"${text}" is no time`);
  const [, hours, minutes, seconds, part] = match ?? [];
  return Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds) + Number(part ?? 0)) * 1000);
}

function imscText(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : child.name === 'br' ? '\n' : imscText(child))).join('');
}

/** STANDARDS (h), and the timing guide it names. Half a second is 12 frames at 24. */
const limits = { en: { line: 42, speed: 20 }, zh: { line: 16, speed: 9 } };
const fullWidth = /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|^[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Characters as the track's language counts: in Chinese half for a narrow one, in English two for a Chinese one. */
function characters(text: string, language: 'en' | 'zh'): number {
  let count = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const full = fullWidth.test(segment);
    count += language === 'zh' ? (full ? 1 : 0.5) : full ? 2 : 1;
  }
  return count;
}

/** Which limits the cues of a file break, one sentence for each; milliseconds of rounding are allowed. */
export function judgeCues(cues: readonly ReadCue[], { language, fps, cuts, end }: FilmFacts): string[] {
  const { line: most, speed } = limits[language];
  const half = Math.round(fps / 2);
  const frame = (milliseconds: number) => Math.round((milliseconds * fps) / 1000);
  const cutFrames = cuts.map((cut) => Math.round(cut * fps));
  return cues.flatMap((cue, index) => {
    const said: string[] = [];
    const say = (what: string) => said.push(`${index + 1} [${cue.lines.join(' / ')}] ${cue.start}-${cue.end}: ${what}`);
    const seconds = (cue.end - cue.start) / 1000;
    const read = cue.lines.reduce((sum, text) => sum + characters(text, language), 0);
    if (cue.lines.length > 2) say('more than two lines');
    for (const text of cue.lines) {
      if (characters(text, language) > most) say(`a line of ${characters(text, language)}`);
      if (text.trim() !== text || text === '') say('blanks at an edge');
    }
    if (read / (seconds + 0.001) > speed) say(`${(read / seconds).toFixed(1)} characters a second`);
    if (seconds < 5 / 6 - 0.0011) say('too short');
    if (seconds > 7.001) say('too long');
    if (cue.end > end * 1000 + 1) say('after the end');
    const next = cues[index + 1];
    const gap = next ? frame(next.start) - frame(cue.end) : half;
    if (gap < 2) say(`a gap of ${gap} frames`);
    if (gap > 2 && gap < half) say(`a gap of ${gap} frames, neither 2 nor half a second`);
    for (const cut of cutFrames) {
      const [opens, closes] = [frame(cue.start) - cut, frame(cue.end) - cut];
      if (Math.abs(opens) < half && opens !== 0 && !cutFrames.includes(frame(cue.start))) say(`begins ${opens} frames from a cut`);
      if (Math.abs(closes) < half && closes !== -2 && !cutFrames.includes(frame(cue.end) + 2)) say(`ends ${closes} frames from a cut`);
    }
    return said;
  });
}
