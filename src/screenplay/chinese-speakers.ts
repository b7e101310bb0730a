import words from './data/chinese-prose.json' with { type: 'json' };
import type { Attribution, QuoteContext, SpeakerFinder } from './english-speakers.ts';

const longestFirst = (list: string[]) => [...list].sort((a, b) => b.length - a.length);
const anyOf = (list: string[]) => longestFirst(list).join('|');
const verbs = longestFirst([...words.speechVerbs, ...words.thoughtVerbs]);
const spokenVerbs = new Set([...verbs, ...words.manner]);
const verbAtEnd = new RegExp(`(${verbs.join('|')})[：:，,]?$`);
const manner = new RegExp(`(?:${anyOf(words.manner)}|\\p{Script=Han}然)$`, 'u');
const female = /[女娘妇妻母妈姐妹奶婆姑妃]|公主|王后|仙子|夫人|太太/;
const leading = new RegExp(`^(?:${anyOf(words.leadsIn)})+`);
const relation = new RegExp(`^(?:${anyOf(words.relations)})(?=\\p{Script=Han}{2,3}$)`, 'u');
const office = new RegExp(
  `^.{0,6}?(?:${anyOf(words.offices)})(?=(?:${anyOf(words.surnames)})\\p{Script=Han}{1,2}$)`,
  'u',
);
const courtesy = new RegExp(`(?:${anyOf(words.surnames)})(?:${anyOf(words.courtesies)})$`, 'u');
const person = new RegExp(
  `(?:${anyOf(words.surnames)})(?:${anyOf([...words.courtesies, ...words.honorifics])})|[老小]?(?:${anyOf(words.people)})|(?<=(?:^|[。！？；，\\n]))\\p{Script=Han}{1,2}人(?=有|捕|之|，)|(?<=有)(?:${anyOf(words.surnames)})[生翁叟氏](?=，)`,
  'gmu',
);
const officer = new RegExp(`(?:${anyOf(words.offices)})((?:${anyOf(words.surnames)})\\p{Script=Han}{2})`, 'gu');
/** `北山愚公者，年且九十`, `王戎七岁`. */
const introduced = new RegExp(
  `(?:^|[。\\n])(\\p{Script=Han}{2,5}(?=者，)|(?:${anyOf(words.surnames)})\\p{Script=Han}{1,2}?(?=[一二三四五六七八九十]+岁|少[时有]|年[一二三四五六七八九十]|，字|尝))`,
  'gmu',
);
const placeEnd = new RegExp(`(?:${anyOf(words.exteriors)})$`);
/** `一个穿蓑衣的人走来`: somebody without a name. */
const stranger = /一[个位名](?!人)((?:[^，。！？的一]{1,5}的)?\p{Script=Han}{0,2}?[人者汉客])/gu;
/** `客问元方：`, `惠子谓庄子曰：`: who speaks, the verb, and to whom. */
const addressed =
  /([^。！？；，,“”「」]{1,8}?)(问|谓|语|告诉|告|召|唤)([^。！？；，,“”「」：:曰道说]{1,5})(曰|道|说|云|言)?[：:，,]$/;
const honorific = new RegExp(`(?:${anyOf(words.surnames)})(?:${anyOf(words.honorifics)})`);
const notSubjects = /[其之而以于所乃遂誉召顾谓是有为不]|^[又即既且再复]/;

/** Finds speakers in Chinese prose, modern and classical (`X曰：`, `X谓Y曰：`, `对曰：`, `“……”X说。`), quote by quote, in order. */
export function findChineseSpeakers(story: string): SpeakerFinder {
  const names = indexNames(speakersIn(story));
  const mentions: string[] = [];
  const speakers: string[] = [];
  let asked: string | undefined;
  const remember = (list: string[], ...found: string[]) => {
    list.push(...found);
    if (list.length > 400) list.splice(0, 200);
  };
  let protagonist: string | undefined;
  const narrate = (text: string) => {
    const found = namesInOrder(text, names);
    protagonist ??= found[0];
    remember(mentions, ...found);
  };
  const resolve = (phrase: string): string => {
    if (/^[我吾余俺]$/.test(phrase)) return '讲述者';
    if (phrase === '她') return mentions.findLast((name) => female.test(name)) ?? '女子';
    if (phrase === '他') return mentions.findLast((name) => !female.test(name)) ?? '男子';
    if (phrase === '公') return mentions.findLast((name) => honorific.test(name)) ?? phrase;
    if (/^(?:那|此|这|来)人$/.test(phrase)) return mentions.findLast((name) => /人$/.test(name)) ?? phrase;
    if (/^[它其彼]$/.test(phrase)) return mentions.at(-1) ?? speakers.at(-1) ?? '画外音';
    return (words.aliases as Record<string, string>)[phrase] ?? namesInOrder(phrase, names)[0] ?? phrase;
  };
  const other = () => speakers.findLast((name) => name !== speakers.at(-1));
  const unnamed = (verb: string, before: string): string => {
    if (/^(?:答|对|应|回答)/.test(verb))
      return (
        asked ??
        other() ??
        (protagonist === speakers.at(-1) ? undefined : protagonist) ??
        mentions.findLast((name) => name !== speakers.at(-1)) ??
        '画外音'
      );
    const sentence = before.slice(before.search(/[^。！？]*$/));
    return namesInOrder(sentence, names)[0] ?? speakers.at(-1) ?? mentions.at(-1) ?? '画外音';
  };
  const withoutTag = (context: QuoteContext): string => {
    const last = speakers.at(-1);
    const behind = /^(?:那|此|这|来)人/.exec(context.after)?.[0] ?? namesInOrder(context.after.slice(0, 6), names)[0];
    if (behind && context.after.startsWith(behind)) return resolve(behind);
    if (context.followsQuote && last) return last;
    const actor = namesInOrder(context.before, names).at(-1);
    if (actor) return actor;
    return speakers.findLast((name) => name !== last) ?? mentions.findLast((name) => name !== last) ?? last ?? '画外音';
  };
  const attribute = (context: QuoteContext): Attribution => {
    const tag = readTag(context, names);
    const speaker = tag
      ? tag.subject
        ? resolve(tag.subject)
        : unnamed(tag.verb, context.before)
      : withoutTag(context);
    asked = tag?.to && (namesInOrder(tag.to, names)[0] ?? tag.to);
    remember(speakers, speaker);
    remember(mentions, speaker);
    return {
      speaker,
      thought: tag !== undefined && (words.thoughtVerbs.includes(tag.verb) || tag.written),
      before: tag?.before ?? context.before,
      after: tag?.after ?? context.after,
    };
  };
  return { narrate, attribute };
}

type Tag = { subject?: string; to?: string; verb: string; before: string; after: string; written: boolean };

function readTag({ before, after }: QuoteContext, names: Names): Tag | undefined {
  const to = addressed.exec(before);
  const asker = to && cleanSubject(to[1]!, names);
  if (to && asker) {
    return {
      subject: asker,
      to: to[3]!,
      verb: to[2]!,
      before: endSentence(trimClause(before.slice(0, to.index))),
      after,
      written: false,
    };
  }
  const atEnd = /[：:，,道说曰云言]$/.test(before) ? verbAtEnd.exec(before) : null;
  if (atEnd) {
    const start = before.slice(0, atEnd.index).search(/[^。！？；，,]*$/);
    const phrase = before.slice(start, atEnd.index);
    const own = cleanSubject(phrase, names);
    const verb = atEnd[1]!;
    const rest = trimClause(before.slice(0, start));
    if (own) {
      const kept = phrase.includes('而') ? before.slice(0, atEnd.index) : rest;
      return { subject: own, verb, before: endSentence(kept), after, written: phrase.includes('《') };
    }
    const pronoun = /^[他她它我吾]/.exec(
      before.slice(before.slice(0, start).search(/[^。！？；]*$/)).replace(leading, ''),
    )?.[0];
    const action = withoutVerb(phrase);
    const kept = action ? before.slice(0, start) + action : rest;
    return { ...(pronoun && { subject: pronoun }), verb, before: endSentence(kept), after, written: false };
  }
  const behind = new RegExp(`^[，,]?([^，。！？；：“”「」]{1,14}?)(${verbs.join('|')})(?:着|了)?([，。：:！]|$)`).exec(
    after,
  );
  const subject = behind && cleanSubject(behind[1]!, names);
  if (!behind || !subject) return undefined;
  return { subject, verb: behind[2]!, before, after: after.slice(behind[0].length), written: false };
}

const trimClause = (text: string) => text.replace(/[，,；]$/, '');

/** What somebody does in the clause that ends in `曰`, if it is more than manner: `又誉其矛` for instance. */
const withoutVerb = (phrase: string) => (notSubjects.test(phrase) && phrase.length > 2 ? phrase : '');

const endSentence = (text: string) =>
  text.trim() && !/[。！？]$/.test(text.trim()) ? `${text.trim()}。` : text.trim();

/** A subject without manner (`笑着`), addressee (`对他`), book-title marks and words that lead in. */
function cleanSubject(text: string, names: Names): string | undefined {
  const isWork = text.includes('《');
  const kin = /^其([妻子父母兄弟女友仆师徒])/.exec(text)?.[1];
  if (kin) return kin;
  let subject = text
    .replace(/[《》\s]/g, '')
    .replace(leading, '')
    .replace(/(?<=.{2})(?:为|与|因|使).{1,3}$/, '')
    .replace(/(?:对|向|跟|和|谓)[^，]*$/, '');
  for (let shorter = subject.replace(manner, ''); shorter !== subject; shorter = subject.replace(manner, ''))
    subject = shorter;
  const titled = courtesy.exec(subject)?.[0];
  if (titled) return titled;
  subject = subject.replace(office, '').replace(relation, '');
  const known = namesInOrder(subject, names)[0];
  if (known && (known.length > 1 || subject.length === 1)) return known;
  const bearer = isWork ? undefined : /^\p{Script=Han}{1,5}?[叟翁公妪氏君侯王]/u.exec(subject)?.[0];
  if (bearer) return bearer;
  const fits = subject.length > 0 && subject.length <= 5 && (isWork || !notSubjects.test(subject));
  return fits ? subject : undefined;
}

/** Names by their first character. */
type Names = Map<string, string[]>;

function indexNames(list: string[]): Names {
  const names: Names = new Map();
  for (const name of longestFirst(list)) names.set(name[0]!, [...(names.get(name[0]!) ?? []), name]);
  return names;
}

function namesInOrder(text: string, names: Names): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const name = names.get(text[at]!)?.find((candidate) => text.startsWith(candidate, at));
    if (!name) continue;
    found.push(name);
    at += name.length - 1;
  }
  return found;
}

/** Everybody a story may name: kinds of people, and whatever stands right before a verb of speech and a colon. */
function speakersIn(story: string): string[] {
  const names = new Set<string>(story.match(person) ?? []);
  for (const [, name] of story.matchAll(introduced)) if (!placeEnd.test(name!)) names.add(name!);
  for (const [, name] of story.matchAll(stranger)) names.add(name!);
  for (const [, name] of story.matchAll(officer)) if (story.split(name!, 3).length > 2) names.add(name!);
  const none: Names = new Map();
  const before = new RegExp(
    `(?:^|[。！？；，”」\\n])([^。！？；，：“”「」\\n]{1,8}?)(?:${verbs.join('|')})[：:]`,
    'gm',
  );
  for (const match of story.matchAll(before)) {
    const subject = cleanSubject(match[1]!, none);
    if (subject && subject.length <= 6 && !spokenVerbs.has(subject) && !/^[他她它我吾其或]$/.test(subject))
      names.add(subject);
  }
  return [...names];
}
