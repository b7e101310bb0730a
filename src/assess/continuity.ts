import type { Finding } from '../film/index.ts';
import table from './data/continuity.json' with { type: 'json' };
import { findingAt, type Judgement, tell } from './judgement.ts';
import { sceneVectors, similarity } from './scene-similarity.ts';
import type { SceneFacts, ScriptFacts } from './script-facts.ts';

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

/** Moonlight under a heading of the day, sunshine under one of the night. */
function daylight(facts: ScriptFacts): Finding[] {
  const { night, day } = table.light[facts.language];
  return facts.scenes.flatMap((scene) => {
    if (scene.hour === undefined || scene.setting === 'interior') return [];
    const wrong = scene.hour === 'night' ? day : scene.hour === 'noon' ? night : undefined;
    const found = wrong && scene.action.find(({ text }) => new RegExp(wrong, 'iu').test(text));
    if (!found) return [];
    const word = new RegExp(wrong, 'iu').exec(found.text)![0];
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

/** Two scenes that follow each other without a break, at one place, one by day and one by night. */
function turnedHours(facts: ScriptFacts): Finding[] {
  return facts.scenes.slice(1).flatMap((scene, index) => {
    const before = facts.scenes[index]!;
    const both = [before, scene].map(({ hour }) => hour);
    const turned = both.includes('night') && both.includes('noon');
    const same = before.place.toLowerCase() === scene.place.toLowerCase();
    const linked = same || new RegExp(table.continuous[facts.language], 'iu').test(scene.heading);
    const together = [...scene.present].filter((name) => before.present.has(name)).length;
    const told = new RegExp(table.passage[facts.language], 'iu').test(
      [before.action.at(-1)?.text, scene.action[0]?.text].join(' '),
    );
    if (!turned || !linked || told || together === 0) return [];
    return [
      findingAt(
        facts,
        'day-turns-to-night',
        { line: scene.line, scene: scene.id },
        { scene: scene.number, before: before.number },
        same ? 0.6 : 0.8,
      ),
    ];
  });
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

/** *She raises the gun* in the last third, where no gun was seen or spoken of before. */
function suddenThings(facts: ScriptFacts): Finding[] {
  const things = table.things[facts.language];
  const seen = new Set<string>();
  return facts.scenes.flatMap((scene) => {
    const before = new Set(seen);
    const texts = [...scene.speeches, ...scene.action];
    for (const thing of things) if (texts.some(({ text }) => names(text, thing, facts))) seen.add(thing);
    if (scene.index === 0) return [];
    return things.flatMap((thing) => {
      const taken = scene.action.find(({ text }) => usesKnown(text, thing, facts));
      const first = scene.action.find(({ text }) => names(text, thing, facts));
      if (!taken || before.has(thing) || first !== taken) return [];
      return [
        findingAt(
          facts,
          'thing-from-nowhere',
          { line: taken.line, scene: scene.id },
          { thing, scene: scene.number },
          0.7,
        ),
      ];
    });
  });
}

function names(text: string, thing: string, { language }: ScriptFacts): boolean {
  return language === 'zh' ? text.includes(thing) : new RegExp(`\\b${thing}s?\\b`, 'i').test(text);
}

/** The thing is spoken of as known (*the*, *that*; 那把, 把…) and somebody holds or uses it. */
function usesKnown(text: string, thing: string, { language }: ScriptFacts): boolean {
  const hands = table.hands[language];
  return language === 'zh'
    ? new RegExp(`(?:那[把个支封只]|(?:${hands}).{0,4})${thing}`, 'u').test(text) &&
        !new RegExp(`一[把个支封只张件块].{0,3}${thing}`, 'u').test(text)
    : new RegExp(`\\b(?:${hands})\\b[^.]{0,24}\\b(?:the|that)\\s+(?:\\w+\\s+)?${thing}\\b`, 'i').test(text);
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

/** A scene far less like its neighbours than like another place in the script, which are themselves alike across it. */
function misplacedScenes(facts: ScriptFacts): Finding[] {
  const { scenes } = facts;
  if (scenes.length < 8) return [];
  const vectors = sceneVectors(scenes);
  const like = (a: number, b: number) => (vectors[a] && vectors[b] ? similarity(vectors[a], vectors[b]) : 0);
  return scenes.flatMap((scene: SceneFacts, index) => {
    if (index === 0 || index === scenes.length - 1) return [];
    const here = like(index, index - 1) + like(index, index + 1);
    const across = like(index - 1, index + 1);
    const gaps = scenes.slice(1).map((_, gap) => ({
      gap: gap + 1,
      value: Math.abs(gap + 1 - index) <= 1 ? 0 : like(index, gap) + like(index, gap + 1),
    }));
    const best = gaps.reduce((a, b) => (b.value > a.value ? b : a));
    if (across < 0.25 || best.value < 0.5 || best.value < 4 * here + 0.3) return [];
    return [
      findingAt(
        facts,
        'scene-out-of-order',
        { line: scene.line, scene: scene.id },
        { scene: scene.number, nearer: scenes[best.gap]!.number },
        0.5,
      ),
    ];
  });
}
