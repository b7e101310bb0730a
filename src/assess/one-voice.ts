import { type Language, literal } from '../film/index.ts';
import table from './data/calls.json' with { type: 'json' };
import type { RoleFacts, ScriptFacts } from './script-facts.ts';
import { voicesApart } from './voice-test.ts';

/** Somebody who calls out their own name, and the line on which they do. */
export type OwnCall = { role: string; line: number };

/**
 * What tells whether people speak with voices of their own. `apart`: how far the voices are apart (voice-test.ts; undefined where too
 * little is said); `echoed`: the share of speeches that somebody else says word for word; `ownCalls`: lines that cannot be their
 * speaker's, since they call the speaker by name.
 */
export type VoiceEvidence = { apart: number | undefined; echoed: number; ownCalls: OwnCall[] };

/** Voices no further apart than this, in standard deviations of what chance gives, are one voice. */
const leastApart = 0.8;

/** Voices further apart than this are told apart with certainty (chance is further apart once in twenty). */
const surelyApart = 1.64;

/** A line that calls its own speaker counts against as much distance; more than a few say no more. */
const ownCallWeight = 1.2;
const mostOwnCalls = 3;

/** People who say as large a share of their speeches word for word as others do have one voice. */
const mostEchoed = 0.2;

/** Shorter speeches are everybody's. */
const fewestWords = 3;

/** Fewer speeches than this tell nothing. */
const fewestSpeeches = 16;

/** What there is to tell the voices of a script by; `main` are the roles whose distance is measured. */
export function voiceEvidence(facts: ScriptFacts, main: readonly RoleFacts[]): VoiceEvidence {
  return { apart: voicesApart(facts, main), echoed: echoedShare(facts), ownCalls: ownCalls(facts) };
}

/** `one`: all speak alike; `several`: they do not; `unsure`: too little is said, or the difference is too small, to say which. */
export function voicesOf({ apart, echoed, ownCalls: calls }: VoiceEvidence): 'one' | 'several' | 'unsure' {
  if (echoed >= mostEchoed) return 'one';
  if (apart === undefined) return 'unsure';
  if (apart - ownCallWeight * Math.min(mostOwnCalls, calls.length) < leastApart) return 'one';
  return apart < surelyApart ? 'unsure' : 'several';
}

/** The share of longer speeches that another role says word for word; 0 where too little is said. */
function echoedShare({ roles }: ScriptFacts): number {
  const speakers = new Map<string, Set<string>>();
  const said = roles.flatMap(({ name, speeches }) =>
    speeches
      .filter(({ words }) => words.length >= fewestWords)
      .map(({ words }) => {
        const key = words.join(' ');
        speakers.set(key, (speakers.get(key) ?? new Set()).add(name));
        return key;
      }),
  );
  if (said.length < fewestSpeeches) return 0;
  return said.filter((key) => speakers.get(key)!.size > 1).length / said.length;
}

/** Speeches that call their own speaker by name, quotations and introductions (*Kowalski, police*) left out. */
function ownCalls({ roles, language }: ScriptFacts): OwnCall[] {
  const names = roles.map(({ name }) => calledBy(name, language));
  return roles.flatMap((role, index) => {
    const own = names[index]!.filter((name) => names.every((others, at) => at === index || !others.includes(name)));
    if (own.length === 0) return [];
    const call = new RegExp(table.call[language].replace('NAME', own.map(literal).join('|')), 'iu');
    return role.speeches.flatMap(({ line }) => {
      const text = line.text.replace(/["“「][^"”」]*["”」]?/gu, ' ').trim();
      const found = call.exec(text);
      if (!found || (found.index === 0 && !new RegExp(table.toSomebody[language], 'iu').test(text))) return [];
      return [{ role: role.name, line: line.line }];
    });
  });
}

/** What a role may be called: each word of an English name but titles, a Chinese name whole or without the family name. */
function calledBy(name: string, language: Language): string[] {
  if (language === 'en') return name.split(/[\s.]+/u).filter((word) => word.length > 2 && !table.titles.includes(word));
  if (/^\p{Script=Han}{3}$/u.test(name)) return [name, name.slice(1)];
  return name.length > 1 ? [name] : [];
}
