import nlp from 'compromise';
import { capital, type Language, literal } from '../film/index.ts';
import { hasFiniteVerb } from '../language/index.ts';

const lead =
  /^(?:what if|what would happen if|imagine(?: that)?|suppose(?: that)?|once upon a time,?|(?:this is )?(?:a|the) (?:story|film|movie|tale) (?:about|of|where|in which)|why (?:does|do|did)|how (?:does|do|did)|can|could|will)\s+/i;
const hourPhrase =
  /\s*,?\b(?:at|in|before|by|during|on|one|under|just before|late at)?\s*(?:the |a |an |one )?(?:early |late |cold |hot |warm |dark |quiet |silent |still |moonless |moonlit |starry |rainy |stormy |snowy |foggy |misty |windy |winter |summer |spring |autumn )*(?:night|midnight|dawn|dusk|noon|sunrise|sunset|daybreak|morning|evening|twilight|midday|afternoon|moonlight|nightfall|golden hour)\b(?=\s*(?:$|[,.;]|(?:in|on|at|and|but|when|while|as|until|with|to|by|near)\b))/gi;
const weatherPhrase =
  /\s*,?\b(?:in|during|through|under|after|amid)\s+(?:an? |the )?(?:\w+ )?(?:storm|thunderstorm|rain|rainstorm|snow|snowstorm|blizzard|fog|mist|downpour)\b/gi;
const joint =
  /\s*(?:[;:.!?…]|,?\s*\b(?:but|while|when|until|because|so that|so|before|after|although|as)\b\s+(?=(?:an?|the|his|her|their|its|two|three|she|he|they|it|there|no|one|[A-Z])\b)|,(?:\s*and)?\s+(?=(?:an?|the|his|her|their|two|three|she|he|they|it|there|[A-Z][a-z]+)\b(?!\s+\w+\s*,)))\s*/;

const bareVerbs =
  'meet|fight|dance|race|say|wait|hide|chase|build|dig|play|sing|steal|hunt|climb|guard|share|run|walk|swim|fly|sail|search|look|visit|save|rescue|haunt|blink|forget|lose|find|travel|quarrel|argue|bicker|debate|duel|wrestle|embrace|kiss|follow|wander|talk|speak|drink|eat|cook|read|write|cry|laugh|pray|compete|escape|arrive|return|gather|cross|trade|exchange|carry|bring|give|take|leave|wake|sleep|work|rest|stand|sit|kneel|fall|love|hate|marry|bury|plant|paint|dream|inherit|beg|sew|teach|embrace';

/**
 * What happens in a premise, clause by clause: present tense, without the place, hour and weather that headings carry.
 * `living` are the nouns of its beings: they stand there where a thing lies. Keywords in a row give no clause.
 */
export function readClauses(
  text: string,
  place: string | undefined,
  language: Language,
  living: readonly string[] = [],
): string[] {
  if (areKeywords(text)) return [];
  const clauses = language === 'zh' ? chineseClauses(text, place) : englishClauses(text, place, living);
  return clauses.filter((clause) => clause.length > 1).slice(0, 6);
}

/** *Lighthouse, storm, two sisters*, 灯塔 暴风雨 姐妹: words in a row, no sentence. */
function areKeywords(text: string): boolean {
  const parts = text.split(/[,;，、；]|(?<=\p{Script=Han})\s+/u).map((part) => part.trim());
  return parts.length > 2 && parts.every((part) => part.split(' ').length <= 3 && !/\p{Script=Han}{6}/u.test(part));
}

function englishClauses(text: string, place: string | undefined, living: readonly string[]): string[] {
  const asked = text
    .trim()
    .replace(lead, '')
    .replace(/[?!.]+$/, '');
  const verbal = /^(?:why|how) do(?:es)? /i.test(text) ? asked.split(' ').map(thirdPerson).join(' ') : asked;
  return splitClauses(fronted(verbal, place))
    .flatMap(splitAnd)
    .map((clause) => withVerb(presentTense(stripPhrases(clause, place)), living))
    .filter((clause) => /\p{L}\s+\p{L}/u.test(clause));
}

/** *At night in a kitchen, a baker sings*: what stands before the comma goes to the end, or away when headings carry it. */
function fronted(text: string, place: string | undefined): string {
  const [, before, after] =
    /^((?:in|on|at|under|inside|near|deep|after|before|during|an hour|one|every|each|long|years|late|early|by|from|once)\b[^,]{2,60}),\s*(.+)$/i.exec(
      text,
    ) ?? [];
  if (!before || !after || hasVerb(before)) return text;
  return place && before.toLowerCase().includes(place)
    ? after
    : `${after} ${before.charAt(0).toLowerCase()}${before.slice(1)}`;
}

/** Cuts at conjunctions and commas where both sides have a verb. */
function splitClauses(text: string): string[] {
  const parts = text.split(new RegExp(`(${joint.source})`));
  const clauses: string[] = [parts[0]!];
  for (let index = 1; index < parts.length; index += 2) {
    const last = clauses.at(-1)!;
    const next = parts[index + 1] ?? '';
    const facing = /before/.test(parts[index]!) && /\b(?:kneel|stand|bow|sit|appear|fall)\w*$/.test(last);
    if (hasVerb(last) && hasVerb(next) && !facing) clauses.push(next);
    else clauses[clauses.length - 1] = `${last}${parts[index]}${next}`;
  }
  return clauses;
}

/** The first bare verb after a subject gets its ending: *why does the lighthouse blink* → *the lighthouse blinks*. */
function thirdPerson(word: string, index: number, words: string[]): string {
  const verb = (text: string) => nlp(text).has('#Verb');
  const first = words.findIndex((candidate, at) => at > 1 && verb(candidate));
  if (index !== first) return word;
  return /(?:s|x|ch|sh|o)$/.test(word) ? `${word}es` : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** *A loses a ring and B finds it* is two clauses; *A and B meet* and *swims and sings* are one. */
function splitAnd(clause: string): string[] {
  const parts = clause.split(/,?\s+and\s+(?=(?:an?|the|his|her|their)\s)/i);
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last === undefined || (hasVerb(part) && hasVerb(last))) joined.push(part);
    else joined[joined.length - 1] = `${last} and ${part}`;
  }
  return joined;
}

/** A verb in its bare form, which no noun phrase goes across. */
export function isBareVerb(word: string): boolean {
  return new RegExp(`^(?:${bareVerbs})$`).test(word);
}

/** The clause has a finite verb. */
export function hasVerb(clause: string): boolean {
  if (hasFiniteVerb(clause)) return true;
  const named = /(?:^|\b(?:an?|the|his|her|their|its|my|of|in|on|at|for|with|last|old|young|first)\s+)$/i;
  return [...clause.matchAll(new RegExp(`\\b(?:${bareVerbs})s?\\b`, 'gi'))].some(
    ({ index }) => !named.test(clause.slice(0, index)),
  );
}

/** *A wolf alone* and *the sea under a red sun* get the verb that a sentence needs. */
function withVerb(clause: string, living: readonly string[]): string {
  if (hasVerb(clause) || !clause.includes(' ')) return clause;
  if (/,/.test(clause) || /^(?:under|in|on|at|by|inside|behind|beside|near|beyond|before|after)\b/i.test(clause))
    return '';
  const [, before, after] =
    /^(.*?)(?:\s+((?:alone|under|in|over|beside|with|on|near|among|between|beneath|above|at|by)\b.*))?$/i.exec(clause)!;
  const several = /\band\b|^(?:two|three|four|some|many)\b/i.test(before!);
  const lies = !living.some((noun) => before!.toLowerCase().includes(noun.toLowerCase()));
  const verb = `${lies ? 'lie' : 'stand'}${several ? '' : 's'}`;
  return `${before} ${verb} ${after ?? (several ? 'together' : 'still')}`;
}

function stripPhrases(clause: string, place: string | undefined): string {
  let left = clause.replace(weatherPhrase, '').replace(hourPhrase, '');
  if (place) {
    const phrase = new RegExp(
      `\\s*,?\\b(?:in|on|at|inside|under|by|near|within|beside|around|along)\\s+(?:an? |the |his |her |their )?(?:[\\w-]+ ){0,3}?${literal(place)}\\b(?! of\\b)(?=\\s*(?:$|[,.;]|(?:in|on|at|and|but|when|while|as|until|with|to|by|near|for|from|before|after|alone|together|again|who|where|under|during)\\b))`,
      'i',
    );
    const bare = left.replace(phrase, '');
    const beside = /^\s*(?:under|by|near|beside|around|along)\b/i.test(phrase.exec(left)?.[0] ?? '');
    if (!beside || !endsWithVerb(bare)) left = bare;
  }
  return left.replace(/\s+/g, ' ').replace(/^[\s,]+|[\s,]+$/g, '');
}

/** *A whale swims*: what it swims beside says more than a heading. */
function endsWithVerb(clause: string): boolean {
  return !hasVerb(clause.trim().split(/\s+/).slice(0, -1).join(' '));
}

function presentTense(clause: string): string {
  const first = nlp(clause).match('#Verb').first();
  const describes = nlp(clause).has('#Determiner #PastTense #Noun');
  if (!first.has('#PastTense') || first.has('(#Copula|#Modal|#Auxiliary)') || describes) return clause;
  return nlp(clause).sentences().toPresentTense().text() || clause;
}

function chineseClauses(text: string, place: string | undefined): string[] {
  const asked = text
    .trim()
    .replace(/^(?:如果|假如|要是|为什么|为何|从前|一个关于|讲述|故事[：:])/u, '')
    .replace(/[，,]?(?:会怎样|会怎么样|会发生什么|怎么办|怎么样|的故事)[？?]?$/u, '');
  const told = /^(?:为什么|为何)/u.test(text.trim()) ? asked.replace('会', '') : asked;
  const parts = told
    .replace(/([前后时])[，,]/gu, '$1、')
    .split(/[，,。；;！!？?]/u)
    .map((part) => part.trim());
  return parts
    .map((part) => stripChinese(part, place).replace(/([前后时])、/gu, '$1，'))
    .filter((part) => part.length > 2 && !/^[^，]{1,4}[里上中下]$/u.test(part));
}

const hourStart =
  /^(?:(?:在|于)?(?:一个|某个|那个)?[寒冷温暖漆黑深静漫长初晚早]{0,3}(?:雨夜|雪夜|月夜|深夜|午夜|夜晚|夜里|清晨|黎明|黄昏|傍晚|早晨|中午|正午|夜)(?:的|里|中)?)/u;

function stripChinese(part: string, place: string | undefined): string {
  let left = part
    .replace(hourStart, '')
    .replace(/(?<=\p{Script=Han}{2})(?:雨夜|雪夜|月夜|深夜|午夜)(?=在|遇|与|和)/u, '');
  if (place) {
    const name = literal(place);
    left = left
      .replace(new RegExp(`^在?[^，在]{0,6}${name}(?:边|旁|前|上|里|中|下|内|外)(?=$|[^去回到只有是剩爆])`, 'u'), '')
      .replace(new RegExp(`^(?:[^，在]{0,6}的)?${name}$`, 'u'), '')
      .replace(
        new RegExp(
          `(?<![丢落掉留放忘坐站躺停躲藏困住睡跪死挂埋写刻])在[^，在出去到]{0,8}?${name}(?:背面|表面|深处|尽头|中央|里|中|上|下(?![棋雨雪车山])|边|旁|前|内|外|里面)?`,
          'u',
        ),
        '',
      );
  }
  return left.replace(/^[的、]+/u, '').replace(/^(?:却|但|而|并|于是|然后)/u, '');
}

/** A clause as a sentence of its own. */
export function asSentence(clause: string, language: Language): string {
  return language === 'zh' ? `${clause}。` : `${capital(clause)}.`;
}
