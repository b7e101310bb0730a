import { capital, literal } from '../film/index.ts';
import { phrasesOf } from './cast-story.ts';
import type { Story } from './compose.ts';
import type { InTurn, Introduced } from './fill.ts';
import type { WrittenBeat } from './length.ts';
import { asSentence } from './read-clauses.ts';
import { listOf } from './wording.ts';

/** What the premise says happens: groups first stand there, then the first two clauses are done. */
export function tellDeed(story: Story, introduced: Introduced, turn: InTurn): WrittenBeat[] {
  const { premise } = story;
  const gathered = premise.groups.map(({ phrase, members }): WrittenBeat => {
    for (const member of members) introduced.add(member.definite);
    const first = turn(members.length);
    const names = listOf(
      [...members.slice(first), ...members.slice(0, first)].map((member) => member.indefinite),
      premise.language,
    );
    const stands = phrasesOf(premise).stand;
    const stand = stands[turn(stands.length)]!;
    return {
      kind: 'action',
      text: premise.language === 'zh' ? `${phrase}${stand}——${names}。` : `${capital(phrase)} ${stand}: ${names}.`,
    };
  });
  const clauses = premise.clauses
    .slice(0, 2)
    .map((clause): WrittenBeat => ({ kind: 'action', text: tellClause(story, clause, introduced) }));
  return [...gathered, ...clauses];
}

/** *three pigs* that have been seen are *the three pigs*, but *his three sons* stay his. */
function known(group: string, before: string): string {
  const counted = /^(?:two|three|four|five|six|seven)\b/i.test(group);
  return counted && !/\b(?:the|these|those|all|my|his|her|its|our|their)\s+$/i.test(before) ? `the ${group}` : group;
}

/** A clause of the premise as a sentence: who has been seen is *the scholar*, a group that begins it *they*. */
export function tellClause({ premise, cast }: Story, clause: string, introduced: Introduced): string {
  let text = clause.replace(/^(?:she|he|they|it)\b/i, cast.A.definite);
  if (/^(?:发现|必须|只好|决定|不得不|又|想|终于)/u.test(text)) text = cast.A.definite + text;
  for (const { phrase } of premise.groups)
    text = text.replace(new RegExp(literal(phrase), 'i'), (found: string, at: number, whole: string) => {
      const goesOn = /^\s+(?:of|who|that|in|from|with)\b/.test(whole.slice(at + found.length));
      return at === 0 && !goesOn ? phrasesOf(premise).all : known(found, whole.slice(0, at));
    });
  if (premise.groups.some(({ phrase }) => /^an?\s/i.test(phrase)))
    text = text.replace(/^They (\w+?)(?:(?<=sh|ch|ss|x)es|(?<!s)s)\b/, 'They $1');
  const subjects = [...premise.beings, ...(premise.awaited ? [premise.awaited] : []), ...premise.things];
  for (const subject of new Set([...subjects, cast.object])) {
    if (introduced.has(subject.definite))
      text = text.replace(new RegExp(`(?<![\\w])${literal(subject.indefinite)}(?![\\w])`, 'i'), subject.definite);
    else if (text.toLowerCase().includes(subject.noun.toLowerCase())) introduced.add(subject.definite);
  }
  return asSentence(text, premise.language);
}
