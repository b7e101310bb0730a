import type { Language, Subject } from '../film/index.ts';
import { hash } from '../film/index.ts';
import groups from './data/groups.json' with { type: 'json' };
import words from './data/nouns.json' with { type: 'json' };
import phrases from './data/phrases.json' with { type: 'json' };

/**
 * What the single people of a group are called: of a *couple* the *husband* and the *wife*, of 父子 父亲 and 儿子 (data/groups.json),
 * else two or three told apart by how they look. Empty for one person.
 */
export function memberNames(subject: Subject, phrase: string, many: boolean, language: Language): string[] {
  const noun = language === 'zh' ? subject.noun.split('的').at(-1)! : subject.noun.toLowerCase();
  const known = (groups[language] as Record<string, string[]>)[language === 'zh' ? noun : noun.split(' ').at(-1)!];
  const old = language === 'zh' && noun.startsWith('老') ? noun.slice(1) : undefined;
  const aged = old ? (groups.zh as Record<string, string[]>)[old] : undefined;
  const threeOrMore = /^(?:[3-9]|[三四五六七八九十几])/u.test(phrase);
  if (known && !threeOrMore) return known;
  if (aged && !threeOrMore) return aged.map((name) => `年老的${name}`);
  const count = many && noun !== 'twin' ? 3 : many ? 2 : subject.count;
  if (count < 2) return [];
  const { pair, many: several, young } = phrases[language];
  const elderly = language === 'zh' && /老|孩|童/u.test(noun);
  const childish = words.children[language].some((word) => noun.includes(word));
  const looks = ofKind(several[hash(phrase) % several.length]!, noun);
  const kinds = count > 2 ? (childish || subject.kind === 'creature' ? young : looks) : pair[elderly ? 1 : 0]!;
  return kinds.map((kind) => (language === 'zh' ? `${kind}${noun}` : `${kind} ${noun}`));
}

/** No bearded sister. */
function ofKind(kinds: readonly string[], noun: string): string[] {
  const female =
    /sister|woman|women|girl|mother|daughter|queen|princess|nun|witch|lady|wife|aunt|widow|bride|姐|妹|女|娘|婆|奶/u;
  return kinds.map((kind) => (female.test(noun) ? kind.replace('bearded', 'grey').replace('大胡子', '白发') : kind));
}
