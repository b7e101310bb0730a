import type { Finding } from '../film/index.ts';
import table from './data/continuity.json' with { type: 'json' };
import { findingAt, type Judgement, tell } from './judgement.ts';
import { misplacedScenes } from './scene-order.ts';
import type { SceneFacts, ScriptFacts } from './script-facts.ts';
import { suddenThings } from './things.ts';

/**
 * Continuity: daylight that contradicts the heading or turns within continuous time, names that differ by a letter, things that are
 * suddenly there, people who act after they died, and scenes that stand nearer to another part of the script than to their neighbours.
 */
export function judgeContinuity(facts: ScriptFacts): Judgement {
  const findings = [
    ...daylight(facts),
    ...turnedHours(facts),
    ...misspelt(facts),
    ...suddenThings(facts),
    ...deadWhoSpeak(facts),
    ...misplacedScenes(facts),
  ];
  const serious = findings.filter(({ severity }) => severity === 'warning').length;
  return {
    dimension: {
      id: 'continuity',
      score:
        facts.scenes.length < 2
          ? null
          : Math.max(0, 100 - Math.round((100 * 4 * serious) / Math.max(4, facts.scenes.length))),
      says: tell(facts.language, serious > 0 ? 'continuity-says' : 'continuity-says-none', { faults: serious }),
      evidence: { faults: findings.map(({ code, where }) => ({ code, line: where?.line })) },
    },
    findings,
  };
}

type Side = 'day' | 'night' | undefined;

/** Dawn and dusk have light of both. */
function sideOf({ hour }: SceneFacts): Side {
  return hour === 'night' ? 'night' : hour === 'noon' || hour === 'golden' ? 'day' : undefined;
}

/** Moonlight under a heading of the day, sunshine under one of the night; indoors only what falls in from outside. */
function daylight(facts: ScriptFacts): Finding[] {
  const words = table.light[facts.language];
  return facts.scenes.flatMap((scene) => {
    const side = sideOf(scene);
    if (!side) return [];
    const inside = scene.setting === 'interior';
    const wrong = side === 'night' ? (inside ? words.dayInside : words.day) : inside ? words.nightInside : words.night;
    const pattern = new RegExp(wrong, 'iu');
    const found = scene.action.find(({ text }) => pattern.test(text));
    if (!found) return [];
    const word = pattern.exec(found.text)![0];
    return [
      findingAt(
        facts,
        'light-against-heading',
        { line: found.line, scene: scene.id },
        { scene: scene.number, word, heading: scene.heading },
        0.8,
      ),
    ];
  });
}

/** Two scenes without a break between them, one by day and one by night: so the heading says, or one hour stands amid another. */
function turnedHours(facts: ScriptFacts): Finding[] {
  return facts.scenes.slice(1).flatMap((scene, index) => {
    const before = facts.scenes[index]!;
    const sides = [sideOf(before), sideOf(scene)];
    if (!sides.includes('night') || !sides.includes('day')) return [];
    if (!scene.continuing && !isAmid(facts, before, scene)) return [];
    return [
      findingAt(
        facts,
        'day-turns-to-night',
        { line: scene.line, scene: scene.id },
        { scene: scene.number, before: before.number },
        scene.continuing ? 0.8 : 0.6,
      ),
    ];
  });
}

/** The same people at the same place before, in and after a scene whose hour alone is another, and nobody says that time has passed. */
function isAmid({ scenes, language }: ScriptFacts, before: SceneFacts, scene: SceneFacts): boolean {
  const after = scenes[scene.index + 1];
  if (!after || sideOf(after) !== sideOf(before)) return false;
  const same = [before, after].every(({ place }) => place.toLowerCase() === scene.place.toLowerCase());
  const together = [...scene.present].some((name) => before.present.has(name) && after.present.has(name));
  const passage = new RegExp(table.passage[language], 'iu');
  return same && together && !passage.test([before.action.at(-1)?.text, scene.action[0]?.text].join(' '));
}

/** A name spoken by few that is one letter off a name spoken by many. */
function misspelt(facts: ScriptFacts): Finding[] {
  if (facts.language === 'zh') return [];
  return facts.roles.flatMap((role) => {
    if (role.speeches.length > 2) return [];
    const meant = facts.roles.find(
      (other) => other.speeches.length >= 5 && oneOff(role.name, other.name) && !/\d/.test(role.name + other.name),
    );
    return meant
      ? [
          findingAt(
            facts,
            'name-misspelt',
            { line: role.speeches[0]!.line.line },
            { name: role.name, meant: meant.name },
            0.7,
          ),
        ]
      : [];
  });
}

function oneOff(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false;
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++;
  const rests = [a.slice(at + 1) === b.slice(at + 1), a.slice(at + 1) === b.slice(at), a.slice(at) === b.slice(at + 1)];
  return rests.some(Boolean);
}

/** Somebody dies in an action line and speaks in a later scene that is no memory. */
function deadWhoSpeak(facts: ScriptFacts): Finding[] {
  const dies = new RegExp(table.dies[facts.language], 'iu');
  const past = new RegExp(table.past[facts.language], 'iu');
  return facts.roles.flatMap((role) => {
    const death = facts.scenes.find((scene) => scene.action.some(({ text }) => diesIn(text, role.name, dies)));
    if (!death) return [];
    const later = role.speeches.find(({ scene, line }) => {
      const there = facts.scenes[scene]!;
      return (
        scene > death.index &&
        !line.offScreen &&
        !past.test(there.heading) &&
        !there.action.some(({ text }) => past.test(text))
      );
    });
    return later
      ? [
          findingAt(
            facts,
            'dead-speaks',
            { line: later.line.line, scene: facts.scenes[later.scene]!.id },
            { role: role.name, scene: death.number },
            0.7,
          ),
        ]
      : [];
  });
}

function diesIn(text: string, name: string, dies: RegExp): boolean {
  const upper = text.toUpperCase();
  const at = upper.indexOf(name);
  if (at < 0) return false;
  const found = dies.exec(text.slice(at + name.length, at + name.length + 24));
  return found !== null;
}
