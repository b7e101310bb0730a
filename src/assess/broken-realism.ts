import type { Finding, Realism } from '../film/index.ts';
import table from './data/realism.json' with { type: 'json' };
import { findingAt } from './judgement.ts';
import { roleName, type SceneFacts, type ScriptFacts, type Speech } from './script-facts.ts';

const voiceOver = new RegExp(table.voiceOver, 'iu');
const narrators = new RegExp(table.narrators, 'iu');
const unreal = new RegExp(table.unreal, 'iu');
const reconstruction = new RegExp(table.reconstruction, 'iu');
const dated = new RegExp(table.dated, 'iu');
const moment = new RegExp(table.moment, 'iu');

/** Where a script breaks the realism that it declares, beside what its action tells of minds; `inner` says whether it does. */
export function brokenRealism(facts: ScriptFacts, realism: Realism, inner: boolean): Finding[] {
  if (realism === 'reproducible') return [...voices(facts), ...unrealScenes(facts), ...leaps(facts)];
  if (realism === 'event')
    return [...unrealScenes(facts), ...facts.scenes.flatMap(accountOf(facts)), ...order(facts), ...thoughts(facts)];
  return minds(facts, inner);
}

type Voice = { scene: SceneFacts; speech: Speech; role: string };

/** What is heard by nobody there: narrators and inner voices, not who speaks from the next room. */
function voicesIn({ scenes }: ScriptFacts): Voice[] {
  return scenes.flatMap((scene) =>
    scene.speeches
      .map((speech) => ({ scene, speech, role: roleName(speech) }))
      .filter(({ speech, role }) => voiceOver.test(speech.extension ?? '') || narrators.test(role)),
  );
}

/** The voices of those who think, who are no narrators. */
const innerVoices = (facts: ScriptFacts) => voicesIn(facts).filter(({ role }) => !narrators.test(role));

function voices(facts: ScriptFacts): Finding[] {
  return voicesIn(facts).map(({ scene, speech, role }) =>
    findingAt(facts, 'unseen-voice', { line: speech.line, scene: scene.id }, { role }, 0.9),
  );
}

function unrealScenes(facts: ScriptFacts): Finding[] {
  return facts.scenes
    .filter(({ heading }) => unreal.test(heading))
    .map(({ id, line, heading }) => findingAt(facts, 'unreal-scene', { line, scene: id }, { heading }, 0.9));
}

function leaps(facts: ScriptFacts): Finding[] {
  return facts.scenes.flatMap((scene, index) => {
    const before = facts.scenes[index - 1];
    if (!before?.hour || !scene.hour || scene.continuing || before.hour === scene.hour) return [];
    const slots = { one: before.number, other: scene.number, before: before.hour, after: scene.hour };
    return [findingAt(facts, 'time-leaps', { line: scene.line, scene: scene.id }, slots, 0.8)];
  });
}

/** What an account of events owes: when a scene happened, and how that is known. */
function accountOf(facts: ScriptFacts) {
  return ({ id, line, number, place, heading, superimposed, sourced }: SceneFacts): Finding[] => [
    ...(dated.test(`${heading} ${superimposed}`)
      ? []
      : [findingAt(facts, 'undated-scene', { line, scene: id }, { number, place }, 0.9)]),
    ...(sourced || reconstruction.test(`${heading} ${superimposed}`)
      ? []
      : [findingAt(facts, 'unsourced-scene', { line, scene: id }, { number }, 0.8)]),
  ];
}

function order(facts: ScriptFacts): Finding[] {
  const timed = facts.scenes.flatMap((scene) => {
    const found = moment.exec(`${scene.heading} ${scene.superimposed}`);
    const [day, hours, minutes] = (found ?? []).slice(1).map(Number);
    return found ? [{ scene, time: found[0], at: (day! * 24 + hours!) * 60 + minutes! }] : [];
  });
  return timed.flatMap(({ scene, time, at }, index) => {
    const before = timed[index - 1];
    if (!before || at >= before.at) return [];
    const slots = { one: before.scene.number, other: scene.number, time };
    return [findingAt(facts, 'out-of-order', { line: scene.line, scene: scene.id }, slots, 0.9)];
  });
}

function thoughts(facts: ScriptFacts): Finding[] {
  return innerVoices(facts).map(({ scene, speech, role }) =>
    findingAt(facts, 'thought-told', { line: speech.line, scene: scene.id }, { role }, 0.8),
  );
}

/** One mind is shown, and no other. */
function minds(facts: ScriptFacts, inner: boolean): Finding[] {
  const heard = innerVoices(facts);
  const count = (role: string) => heard.filter((voice) => voice.role === role).length;
  const [mind] = [...new Set(heard.map(({ role }) => role))].sort((one, other) => count(other) - count(one));
  const [first] = facts.scenes;
  if (!mind && !inner && first && !facts.scenes.some(({ heading }) => unreal.test(heading)))
    return [
      findingAt(
        facts,
        'no-mind-shown',
        { line: first.line, scene: first.id },
        { role: facts.roles[0]?.name ?? '' },
        0.8,
      ),
    ];
  return heard
    .filter(({ role }) => role !== mind)
    .map(({ scene, speech, role }) =>
      findingAt(facts, 'two-minds', { line: speech.line, scene: scene.id }, { role, mind: mind! }, 0.8),
    );
}
