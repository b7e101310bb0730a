import words from './data/chinese-prose.json' with { type: 'json' };
import type { Attribution, QuoteContext, SpeakerFinder } from './english-speakers.ts';

const longestFirst = (list: string[]) => [...list].sort((a, b) => b.length - a.length);
const verbs = longestFirst([...words.speechVerbs, ...words.thoughtVerbs]);
const verbAtEnd = new RegExp(`(${verbs.join('|')})[：:，,]?$`);
const manner = new RegExp(`(?:${longestFirst(words.manner).join('|')})$`);
const female = /[女娘妇妻母妈姐妹奶婆姑妃]|公主|王后|仙子|夫人|太太/;
const leading =
  /^(?:于是|然后|这时|此时|忽然|突然|只见|只听|却见|但|可|而|那|这|那个|这个|一个|一位|一只|一名|有个|有一个|另一个)+/;
const person = new RegExp(longestFirst(words.people).join('|'), 'g');

/** Finds speakers in Chinese prose, modern and classical (`X曰：`, `X说道：`, `“……”X说。`), quote by quote, in order. */
export function findChineseSpeakers(story: string): SpeakerFinder {
  const names = speakersIn(story);
  const mentions: string[] = [];
  const speakers: string[] = [];
  const narrate = (text: string) => {
    mentions.push(...namesInOrder(text, names));
  };
  const resolve = (phrase: string): string => {
    if (/^[我吾余俺]$/.test(phrase)) return '讲述者';
    if (phrase === '她') return mentions.findLast((name) => female.test(name)) ?? '女子';
    if (phrase === '他') return mentions.findLast((name) => !female.test(name)) ?? '男子';
    if (/^[它其彼]$/.test(phrase)) return mentions.at(-1) ?? speakers.at(-1) ?? '画外音';
    return namesInOrder(phrase, names)[0] ?? phrase;
  };
  const withoutTag = (context: QuoteContext): string => {
    const last = speakers.at(-1);
    if (context.followsQuote && last) return last;
    const actor = namesInOrder(context.before, names).at(-1);
    if (actor) return actor;
    return speakers.findLast((name) => name !== last) ?? mentions.findLast((name) => name !== last) ?? last ?? '画外音';
  };
  const attribute = (context: QuoteContext): Attribution => {
    const tag = readTag(context, names);
    const speaker = tag ? resolve(tag.subject) : withoutTag(context);
    speakers.push(speaker);
    mentions.push(speaker);
    if (mentions.length > 400) mentions.splice(0, 200);
    if (speakers.length > 400) speakers.splice(0, 200);
    return {
      speaker,
      thought: tag !== undefined && (words.thoughtVerbs.includes(tag.verb) || tag.written),
      before: tag?.before ?? context.before,
      after: tag?.after ?? context.after,
    };
  };
  return { narrate, attribute };
}

type Tag = { subject: string; verb: string; before: string; after: string; written: boolean };

function readTag({ before, after }: QuoteContext, names: string[]): Tag | undefined {
  const atEnd = /[：:，,道说曰云]$/.test(before) ? verbAtEnd.exec(before) : null;
  if (atEnd) {
    const start = before.slice(0, atEnd.index).search(/[^。！？；，,]*$/);
    const phrase = before.slice(start, atEnd.index);
    const own = cleanSubject(phrase, names);
    const rest = before.slice(0, start).replace(/[，,；]$/, '');
    if (own) return { subject: own, verb: atEnd[1]!, before: endSentence(rest), after, written: phrase.includes('《') };
    const sentence = rest.slice(rest.search(/[^。！？；]*$/));
    const subject = namesInOrder(sentence, names)[0] ?? /^[他她它我吾]/.exec(sentence.replace(leading, ''))?.[0];
    if (subject) return { subject, verb: atEnd[1]!, before: endSentence(rest), after, written: false };
  }
  const behind = new RegExp(`^[，,]?([^，。！？；：“”「」]{1,10}?)(${verbs.join('|')})(?:着|了)?([，。：:！]|$)`).exec(
    after,
  );
  const subject = behind && cleanSubject(behind[1]!, names);
  if (!behind || !subject) return undefined;
  return { subject, verb: behind[2]!, before, after: after.slice(behind[0].length), written: false };
}

const endSentence = (text: string) =>
  text.trim() && !/[。！？]$/.test(text.trim()) ? `${text.trim()}。` : text.trim();

/** A subject without manner (`笑着`), addressee (`对他`), book-title marks and words that lead in. */
function cleanSubject(text: string, names: string[]): string | undefined {
  let subject = text
    .replace(/[《》\s]/g, '')
    .replace(leading, '')
    .replace(/(?:对|向|跟|和|谓)[^，]*$/, '');
  for (let shorter = subject.replace(manner, ''); shorter !== subject; shorter = subject.replace(manner, ''))
    subject = shorter;
  const known = namesInOrder(subject, names)[0];
  if (known) return known;
  return subject.length > 0 && subject.length <= 5 ? subject : undefined;
}

function namesInOrder(text: string, names: string[]): string[] {
  const found: { name: string; at: number }[] = [];
  for (const name of names) {
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) found.push({ name, at });
  }
  return found.sort((a, b) => a.at - b.at || b.name.length - a.name.length).map(({ name }) => name);
}

/** Everybody a story may name: kinds of people, and whatever stands right before a verb of speech and a colon. */
function speakersIn(story: string): string[] {
  const names = new Set<string>(story.match(person) ?? []);
  const before = new RegExp(
    `(?:^|[。！？；，”」\\n])([^。！？；，：“”「」\\n]{1,8}?)(?:${verbs.join('|')})[：:]`,
    'gm',
  );
  for (const match of story.matchAll(before)) {
    const subject = cleanSubject(match[1]!, [...names]);
    if (subject && subject.length <= 4 && !/^[他她它我吾其]$/.test(subject)) names.add(subject);
  }
  return [...names];
}
