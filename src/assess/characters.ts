import { type Finding, type Line, literal } from '../film/index.ts';
import words from './data/exits.json' with { type: 'json' };
import { valenceOf } from './feeling.ts';
import { wantsOf } from './hook.ts';
import { combined, findingAt, type Judgement, tell } from './judgement.ts';
import { type VoiceEvidence, voiceEvidence, voicesOf } from './one-voice.ts';
import { type RoleFacts, type SceneFacts, type ScriptFacts, wordsSpoken } from './script-facts.ts';
import { mean, rounded, scoreWithin } from './statistics.ts';
import { voiceDistances } from './voices.ts';

/** Roles with at least this share of all spoken words are main roles. */
const mainShare = 0.08;

/** Roles with a smaller share of what is said until they go may come and go: with two speeches, and with more. */
const vanishShare = { few: 0.15, many: 0.05 };

/** Who might as well be away from the rest by chance, with this probability or more, has not vanished. */
const chanceOfAbsence = 0.1;

/**
 * Characters: who carries the script, what they want, how their feeling moves, whether they sound different (voices.ts, one-voice.ts), who vanishes
 * without a word, and whose few lines another could say.
 */
export function judgeCharacters(facts: ScriptFacts): Judgement {
  const main = mainRoles(facts);
  const voices = voiceDistances(facts, main);
  const evidence = voiceEvidence(facts, main);
  const vanished = facts.roles.flatMap((role) => vanishes(facts, role));
  const spare = facts.roles.length > 4 ? facts.roles.filter((role) => isSpare(facts, role)) : [];
  const alike = voices.filter(({ distance, limit }) => distance < limit);
  const score = combined([
    [main.length > 0 ? scoreWithin(main.length, 2, 6, 6) : 0, 1],
    [
      main.length > 0
        ? Math.round((100 * main.filter((role) => wantsOf(facts, role).length > 0).length) / main.length)
        : null,
      1,
    ],
    [voices.length > 0 ? Math.round((100 * (voices.length - alike.length)) / voices.length) : null, 2],
    [Math.max(0, 100 - 50 * vanished.length), 1],
  ]);
  return {
    dimension: {
      id: 'characters',
      score,
      says: tell(facts.language, 'characters-says', {
        main: main.length,
        all: facts.roles.length,
        alike: alike.length,
      }),
      evidence: {
        main: main.map((role) => ({
          name: role.name,
          wants: wantsOf(facts, role)
            .slice(0, 2)
            .map(({ text }) => text),
          feeling: feelingArc(facts, role),
        })),
        voices,
        ...(evidence.apart !== undefined && { voicesApart: rounded(evidence.apart) }),
        couldBeCut: spare.map((role) => role.name),
      },
    },
    findings: [
      ...vanished,
      ...alikeFindings(facts, main, alike, evidence),
      ...spare.map((role) =>
        findingAt(
          facts,
          'role-could-go',
          { line: role.speeches[0]!.line.line },
          { role: role.name, speeches: role.speeches.length },
          0.4,
          'note',
        ),
      ),
    ],
    ...(voicesOf(evidence) === 'unsure' && { unjudged: [tell(facts.language, 'unjudged-voices')] }),
  };
}

/** Roles that carry the script: those with a tenth of its words, at most eight. */
export function mainRoles(facts: ScriptFacts): RoleFacts[] {
  const total = facts.roles.reduce((sum, role) => sum + wordsSpoken(role), 0);
  return facts.roles.filter((role) => wordsSpoken(role) >= mainShare * total && role.speeches.length > 1).slice(0, 8);
}

/**
 * Gone for the last third without a word that leads them out, after having had a part in what came before; and for longer than
 * somebody who is in as many of the scenes until then would stay away by chance.
 */
function vanishes(facts: ScriptFacts, role: RoleFacts): Finding[] {
  const { scenes } = facts;
  const last = scenes[role.scenes.at(-1)!]!;
  if (scenes.length < 6 || Math.min(last.end, (last.index + 1) / scenes.length) > 0.67) return [];
  const until = scenes.slice(0, last.index + 1);
  const said = until.reduce(
    (sum, scene) => sum + scene.speeches.reduce((words, line) => words + line.words.length, 0),
    0,
  );
  const share = wordsSpoken(role) / Math.max(1, said);
  if (role.speeches.length < 2 || share < (role.speeches.length < 3 ? vanishShare.few : vanishShare.many)) return [];
  const byChance = (1 - role.scenes.length / until.length) ** (scenes.length - until.length);
  if (role.scenes.length < 2 || byChance >= chanceOfAbsence || goes(facts, role, last)) return [];
  return [
    findingAt(
      facts,
      'character-vanishes',
      { line: last.line, scene: last.id },
      { role: role.name, scene: last.number },
      0.75,
    ),
  ];
}

/** A sentence of the last scene leads the role out, the role says farewell in it, or others say later where the role went. */
function goes({ scenes, language }: ScriptFacts, role: RoleFacts, last: SceneFacts): boolean {
  const name = literal(role.name);
  const [led, told, farewell] = [words.led, words.told, words.farewell].map(
    (patterns) => new RegExp(patterns[language].replaceAll('NAME', name), 'iu'),
  ) as [RegExp, RegExp, RegExp];
  const isOwn = (line: Line) => line.character.toUpperCase() === role.name;
  return (
    last.action.some(({ text }) => led.test(text)) ||
    last.speeches.some((line) => isOwn(line) && farewell.test(line.text)) ||
    scenes.slice(last.index).some(({ speeches }) => speeches.some((line) => !isOwn(line) && told.test(line.text)))
  );
}

function isSpare(facts: ScriptFacts, role: RoleFacts): boolean {
  return (
    role.scenes.length === 1 &&
    role.speeches.length <= 2 &&
    wordsSpoken(role) < 12 &&
    facts.scenes[role.scenes[0]!]!.present.size > 3
  );
}

/** The mean valence of what a role says in each third of the script. */
function feelingArc(facts: ScriptFacts, role: RoleFacts): number[] {
  return [0, 1, 2].map((third) => {
    const said = role.speeches.filter(({ scene }) => Math.min(2, Math.floor(facts.scenes[scene]!.start * 3)) === third);
    return Math.round(100 * mean(said.map(({ words: spoken }) => valenceOf(spoken, facts.language)))) / 100;
  });
}

function alikeFindings(
  facts: ScriptFacts,
  main: readonly RoleFacts[],
  alike: readonly { a: string; b: string; distance: number }[],
  evidence: VoiceEvidence,
): Finding[] {
  const calls = evidence.ownCalls.map(({ role, line }) =>
    findingAt(facts, 'calls-own-name', { line }, { role }, 0.5, 'note'),
  );
  if (voicesOf(evidence) === 'one') {
    const roles = main.map((role) => role.name).join(', ');
    return [findingAt(facts, 'one-voice-for-all', {}, { roles }, 0.7), ...calls];
  }
  const pairs = alike.map(({ a, b }) => {
    const line = facts.roles.find((role) => role.name === b)!.speeches[0]!.line.line;
    return findingAt(facts, 'voices-alike', { line }, { a, b }, 0.5, 'note');
  });
  return [...pairs, ...calls];
}
