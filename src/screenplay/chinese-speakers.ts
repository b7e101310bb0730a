import {
  actionStart,
  anyOf,
  cleanSubject,
  family,
  fullName,
  indexNames,
  leading,
  type Names,
  namesInOrder,
  notSubjects,
  speakersIn,
  verbs,
  withoutManner,
} from './chinese-names.ts';
import words from './data/chinese-prose.json' with { type: 'json' };
import type { Attribution, QuoteContext, SpeakerFinder } from './english-speakers.ts';

const verbAtEnd = new RegExp(`(${verbs.join('|')})[：:，,]?$`);
const female = /[女娘妇妻母妈姐妹奶婆姑妃]|公主|王后|仙子|夫人|太太/;
/** `客问元方：`, `惠子谓庄子曰：`: who speaks, the verb, and to whom. */
const addressed =
  /([^。！？；，,“”「」]{1,8}?)(问|谓|语|告诉|告|召|唤)([^。！？；，,“”「」：:曰道说]{1,5})(曰|道|说|云|言)?[：:，,]$/;
const honorific = new RegExp(`(?:${anyOf(words.surnames)})(?:${anyOf(words.honorifics)})`);

/** Finds speakers in Chinese prose, modern and classical (`X曰：`, `X谓Y曰：`, `对曰：`, `“……”X说。`), quote by quote, in order. */
export function findChineseSpeakers(story: string): SpeakerFinder {
  const full = new Map<string, string>();
  const inFull = (name: string) => {
    if (!full.has(name)) full.set(name, fullName(name, story));
    return full.get(name)!;
  };
  const names = indexNames(speakersIn(story));
  const mentions: string[] = [];
  const speakers: string[] = [];
  let asked: string | undefined;
  let saidBefore = '';
  let present: string[] = [];
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
  const ruling = (title: string) => mentions.findLast((name) => name.length > 1 && name.endsWith(title));
  const resolve = (phrase: string): string => {
    if (phrase.includes('、')) return phrase;
    if (/^[我吾余俺]$/.test(phrase)) return '讲述者';
    if (phrase === '她') return mentions.findLast((name) => female.test(name)) ?? '女子';
    if (phrase === '他') return mentions.findLast((name) => !female.test(name)) ?? '男子';
    if (phrase === '公') return mentions.findLast((name) => honorific.test(name)) ?? ruling(phrase) ?? phrase;
    if (/^[王侯]$/.test(phrase))
      return ruling(phrase) ?? mentions.find((name) => family.test(name) && name[0] === phrase) ?? phrase;
    if (/^(?:那|此|这|来)人$/.test(phrase)) return mentions.findLast((name) => /人$/.test(name)) ?? phrase;
    if (/^[它其彼]$/.test(phrase)) return mentions.at(-1) ?? speakers.at(-1) ?? '画外音';
    return (words.aliases as Record<string, string>)[phrase] ?? inFull(namesInOrder(phrase, names)[0] ?? phrase);
  };
  const other = () => speakers.findLast((name) => name !== speakers.at(-1));
  const unnamed = (verb: string, { before, startsParagraph }: QuoteContext): string => {
    const isBare = before.replace(/[：:，,]/g, '') === verb && !startsParagraph;
    if (/^(?:答|对|应|回答)/.test(verb) || (isBare && /[？?]$/.test(saidBefore)))
      return (
        asked ??
        present.findLast((name) => name !== speakers.at(-1)) ??
        other() ??
        (protagonist === speakers.at(-1) ? undefined : protagonist) ??
        mentions.findLast((name) => name !== speakers.at(-1)) ??
        '画外音'
      );
    for (const sentence of before.split(/(?<=[。！？])/).reverse()) {
      const actor = namesInOrder(sentence.replace(object, ''), names)[0];
      if (actor) return inFull(actor);
    }
    return speakers.at(-1) ?? protagonist ?? mentions.at(-1) ?? '画外音';
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
    const found = tag ? (tag.subject ? resolve(tag.subject) : unnamed(tag.verb, context)) : withoutTag(context);
    const own = /^(?:一人|此人|来人)$/.test(found) ? selfNamed.exec(context.quote) : null;
    const speaker = own ? own[1]! + own[2]! : found;
    saidBefore = context.quote;
    present = namesInOrder(tag?.before ?? context.before, names).map(inFull);
    asked = tag?.to && (namesInOrder(tag.to, names)[0] ?? tag.to);
    remember(speakers, speaker);
    remember(mentions, speaker);
    return {
      speaker,
      ...(tag?.manner && { manner: tag.manner }),
      thought: tag !== undefined && (words.thoughtVerbs.includes(tag.verb) || tag.written),
      before: tag?.before ?? context.before,
      after: tag?.after ?? context.after,
    };
  };
  return { narrate, attribute };
}

/** Whom something is done to is not who speaks next. */
const object = /[见谓问告寻访召令使携把将与][^，。；]{1,4}(?=[，。；])/g;

/** `某姓张名飞` */
const selfNamed = /[某吾我]姓(\p{Script=Han}{1,2})名(\p{Script=Han}{1,2})/u;

type Tag = {
  subject?: string;
  to?: string;
  verb: string;
  manner?: string;
  before: string;
  after: string;
  written: boolean;
};

const aside = new RegExp(anyOf(words.asides));

function readTag(context: QuoteContext, names: Names): Tag | undefined {
  return tagToSomebody(context, names) ?? tagBefore(context, names) ?? tagBehind(context, names);
}

/** `客问元方：` */
function tagToSomebody({ before, after }: QuoteContext, names: Names): Tag | undefined {
  const to = addressed.exec(before);
  const asker = to && cleanSubject(to[1]!, names, true);
  if (!to || !(asker || /^[便就又乃遂忙即]?$/.test(to[1]!))) return undefined;
  const kept = endSentence(trimClause(before.slice(0, to.index)));
  return { ...(asker && { subject: asker }), to: to[3]!, verb: to[2]!, before: kept, after, written: false };
}

/** `老人说：` */
function tagBefore({ before, after }: QuoteContext, names: Names): Tag | undefined {
  const atEnd = /[：:，,道说曰云言]$/.test(before) ? verbAtEnd.exec(before) : null;
  if (!atEnd) return undefined;
  const start = before.slice(0, atEnd.index).search(/[^。！？；，,]*$/);
  const phrase = before.slice(start, atEnd.index);
  const own = cleanSubject(phrase, names, !/[，,；]$/.test(before.slice(0, start)));
  const verb = atEnd[1]!;
  const rest = trimClause(before.slice(0, start));
  if (own) {
    const kept =
      phrase.includes('而') || acts(phrase, own) ? before.slice(0, atEnd.index).replace(/[而遂乃因便]$/, '') : rest;
    const how = kept === rest ? aside.exec(phrase.replace(own, '') + verb)?.[0] : undefined;
    return { subject: own, verb, manner: how, before: endSentence(kept), after, written: phrase.includes('《') };
  }
  const pronoun = /^[他她它我吾]/.exec(
    before.slice(before.slice(0, start).search(/[^。！？；]*$/)).replace(leading, ''),
  )?.[0];
  const action = withoutVerb(phrase);
  const kept = action ? before.slice(0, start) + action : rest;
  const how = action ? undefined : aside.exec(phrase + verb)?.[0];
  return {
    ...(pronoun && { subject: pronoun }),
    verb,
    manner: how,
    before: endSentence(kept),
    after,
    written: false,
  };
}

/** `“……”老人说。` */
function tagBehind({ before, after }: QuoteContext, names: Names): Tag | undefined {
  const behind = new RegExp(`^[，,]?([^，。！？；：“”「」]{1,14}?)(${verbs.join('|')})(?:着|了)?([，。：:！]|$)`).exec(
    after,
  );
  const subject = behind && cleanSubject(behind[1]!, names, true);
  if (!behind || !subject) return undefined;
  const how = aside.exec(behind[1]!.replace(subject, '') + behind[2]!)?.[0];
  return { subject, verb: behind[2]!, manner: how, before, after: after.slice(behind[0].length), written: false };
}

const trimClause = (text: string) => text.replace(/[，,；]$/, '');

/** What somebody does in the clause that ends in `曰`, if it is more than manner: `又誉其矛` for instance. */
function withoutVerb(phrase: string): string {
  const action = withoutManner(phrase).replace(/^(?:慌忙|连忙|急忙|赶忙)/, '');
  return action.length > 1 && (notSubjects.test(phrase) || actionStart.test(action)) ? phrase : '';
}

/** True when `speaker` does more in the clause than speak in some manner: `晏子避席`. */
function acts(phrase: string, speaker: string): boolean {
  const at = phrase.indexOf(speaker);
  const tail = phrase.slice(at + speaker.length);
  if (at !== -1 && tail.length > 1 && tail.endsWith('之') && actionStart.test(tail)) return true;
  const deed = withoutManner(phrase.slice(at + speaker.length).replace(/(?:对|向|跟|和|谓|为|与|因)[^，]*$/, ''));
  return at !== -1 && deed.length > 1;
}

const endSentence = (text: string) =>
  text.trim() && !/[。！？]$/.test(text.trim()) ? `${text.trim()}。` : text.trim();
