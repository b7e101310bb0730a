import { type Action, type Flicks, flicksPerSecond, type PlannedScene, type Shot } from '../../film/index.ts';
import {
  blend,
  type Feeling,
  feelingOf,
  feelingOfEmotion,
  type Mark,
  type MarkKind,
  type MoodWord,
  moodOfEmotion,
  moodWordsIn,
  type Tone,
  withTension,
} from '../../sound/index.ts';
import table from '../data/marks.json' with { type: 'json' };

/** An event on stage as music may meet it: from the scene's start. */
export type SceneEvent = { time: Flicks; kind: string };

/** Marks of one kind nearer than this are one. */
const near = flicksPerSecond / 2;

/** Something that a scene tells of how it feels, how much it counts, and the mood word that it is nearest to. */
type Told = { feeling: Feeling; weight: number; word?: MoodWord };

/**
 * What a scene feels like: the mood that its words gave it, what its people feel and do on stage, each as long and as strongly as they do, mood words
 * of what is seen, the weather, and the tone of the film. Stronger than the mean of all, as music is. In tenths, so that a longer line changes no feeling.
 */
export function feelScene(scene: PlannedScene, shots: readonly Shot[], tone?: Tone): Feeling {
  const { mood, blocking, weather } = scene;
  const told = toldBy(scene, shots);
  const air = (table.weather as Partial<Record<string, MoodWord>>)[weather];
  const outside = air ? [{ feeling: feelingOf(air), weight: 0.5 }] : [];
  const whole = blend([{ feeling: withTension(mood), weight: 1 }, ...told, ...outside, ...leaning(told, tone)]);
  const blows = blocking.flatMap(({ actions }) =>
    actions.filter((action) => action.kind === 'gesture' && table.fight.includes(action.gesture)),
  );
  const fight = Math.min(1, blows.length / 4);
  const tenth = (value: number, least: number) => Math.round(10 * Math.max(least, Math.min(1, value))) / 10;
  return {
    valence: tenth(contrast * whole.valence - 0.15 * fight, -1),
    arousal: tenth(usual + contrast * (whole.arousal - usual) + 0.35 * fight, 0),
    tension: tenth(contrast * whole.tension - 0.05 + 0.35 * fight, 0),
  };
}

/** What people feel on stage, and the mood words of what is seen. */
function toldBy({ blocking, duration, heading }: PlannedScene, shots: readonly Shot[]): Told[] {
  const actions = shots.filter(({ purpose }) => !table.speaking.includes(purpose)).map(({ text }) => text);
  const words = [...new Set(moodWordsIn([heading, ...actions].join('\n')).map(({ word }) => word))];
  const felt = blocking.flatMap((part) => part.actions.flatMap((action) => feltIn(action, duration)));
  return [...felt, ...words.slice(0, 4).map((word) => ({ feeling: feelingOf(word), weight: 0.8, word }))];
}

/** What a film's tone adds to a scene: less, the more the scene tells of a mood that the film plays straight than of those that are nearer to its tone. */
function leaning(told: readonly Told[], tone: Tone | undefined): Told[] {
  if (!tone) return [];
  const sum = (count: (one: Told) => number) => told.reduce((total, one) => total + one.weight * count(one), 0);
  const straight = sum(({ word }) => (word && tone.straight[word]) ?? 0);
  const along = sum(({ feeling }) => (Math.sign(tone.feeling.valence) * feeling.valence >= 0.3 ? 1 : 0));
  const held = Math.max(0, Math.min(1, (straight - along) / enough));
  return held === 1 ? [] : [{ feeling: tone.feeling, weight: tone.weight * (1 - held) }];
}

/** What a scene must tell of a mood, beyond what it tells along with the tone, to be played straight: one word of what is seen. */
const enough = 0.8;

/** How far music goes beyond the mean of what is felt, and the arousal that it goes from. */
const contrast = 1.35;
const usual = 0.4;

function feltIn(action: Action, duration: Flicks): Told[] {
  if (action.kind !== 'feel' || action.emotion === 'neutral') return [];
  const share = Math.max(0, Math.min(action.end, duration) - Math.max(action.start, 0)) / duration;
  const word = moodOfEmotion(action.emotion);
  return [{ feeling: feelingOf(word), weight: 1.2 * share * action.intensity, word }];
}

/** How excited a scene is from moment to moment, every two seconds: its feeling, and more or less where its people feel more or less. */
export function curveOf(scene: PlannedScene, feeling: Feeling): { time: Flicks; arousal: number }[] {
  const step = 2 * flicksPerSecond;
  return Array.from({ length: Math.ceil(scene.duration / step) + 1 }, (_, index) => {
    const time = index * step;
    const now = scene.blocking.flatMap(({ actions }) =>
      actions.filter((action) => action.kind === 'feel' && action.start <= time && action.end > time),
    );
    const felt = now.flatMap((action) =>
      action.kind === 'feel' ? [{ feeling: feelingOfEmotion(action.emotion), weight: action.intensity }] : [],
    );
    const { arousal } = blend([{ feeling, weight: 1.5 }, ...felt]);
    return { time, arousal: Math.round(100 * arousal) / 100 };
  });
}

/**
 * What music may meet in a scene: cuts, what people do (data/marks.json), where a strong feeling begins, and what is heard from the stage. The strongest
 * change of feeling is the scene's turn.
 */
export function marksOf(scene: PlannedScene, shots: readonly Shot[], events: readonly SceneEvent[]): Mark[] {
  const cuts = shots
    .filter(({ start }) => start > 0)
    .map(({ start }): Mark => ({ time: start, kind: 'cut', weight: 0.36 }));
  const deeds = scene.blocking.flatMap(({ actions }) => actions.flatMap(markIn));
  const heard = events.flatMap(({ time, kind }): Mark[] => {
    const found = (table.events as Record<string, { kind: string; weight: number }>)[kind];
    return found ? [{ time, kind: found.kind as MarkKind, weight: found.weight }] : [];
  });
  const all = [...heard, ...deeds, ...cuts, ...turnOf(scene)]
    .map((mark) => ({ ...mark, time: Math.round(mark.time) }))
    .filter(({ time }) => time > 0 && time < scene.duration);
  const kept = all.sort((one, other) => other.weight - one.weight || one.time - other.time);
  return kept
    .filter((mark, index) => kept.slice(0, index).every((other) => Math.abs(other.time - mark.time) >= near))
    .sort((one, other) => one.time - other.time);
}

function markIn(action: Action): Mark[] {
  const rows = table.actions as Record<string, { kind: string; weight: number; share: number }>;
  const found =
    action.kind === 'gesture'
      ? rows[action.gesture]
      : action.kind === 'appear' || action.kind === 'vanish'
        ? rows[action.kind]
        : undefined;
  if (!found) return [];
  const time = action.start + (action.end - action.start) * found.share;
  return [{ time, kind: found.kind as MarkKind, weight: found.weight }];
}

/** Where the feeling of somebody changes most after the first third: at the start of it. */
function turnOf({ blocking, duration }: PlannedScene): Mark[] {
  const changes = blocking.flatMap(({ actions }) =>
    actions.flatMap((action) =>
      action.kind === 'feel' && action.emotion !== 'neutral' && action.start > duration / 3
        ? [{ time: action.start, force: action.intensity * (0.4 + feelingOfEmotion(action.emotion).arousal) }]
        : [],
    ),
  );
  const best = changes.sort((one, other) => other.force - one.force)[0];
  return best && best.force >= 0.3 ? [{ time: best.time, kind: 'turn', weight: 0.85 }] : [];
}
