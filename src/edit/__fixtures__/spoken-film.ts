import { fromSeconds, type Language, type Plan, type Screenplay } from '../../film/index.ts';
import type { FilmFacts } from './validate-captions.ts';

/** A line as a test writes it: seconds, who says it (LI by default) and how. */
export type TestLine = {
  text: string;
  start: number;
  duration: number;
  speaker?: string;
  parenthetical?: string;
  offScreen?: boolean;
};

/** A film of one scene, by its lines, the seconds of its cuts and its end; each shot shows `subjects`. */
export function spokenFilm(
  language: Language,
  lines: readonly TestLine[],
  { cuts = [], end = 30, subjects = [] }: { cuts?: readonly number[]; end?: number; subjects?: readonly string[] } = {},
): { plan: Plan; screenplay: Screenplay; facts: FilmFacts } {
  const edges = [0, ...cuts, end].map((edge) => Math.round(edge * 24) / 24);
  const shots = edges.slice(1).map((edge, index) => ({
    id: `shot${index}`,
    slate: `1${String.fromCharCode(65 + index)}`,
    scene: 's',
    subjects,
    beats: index === 0 ? ['action-1'] : [],
    start: fromSeconds(edges[index]!),
    duration: fromSeconds(edge - edges[index]!),
    transition: { kind: 'cut', duration: 0 },
  }));
  const planned = lines.map((line, index) => ({
    id: `line${index}`,
    start: fromSeconds(line.start),
    duration: fromSeconds(line.duration),
    offScreen: line.offScreen ?? false,
  }));
  const blocking = lines.map((line, index) => ({
    actor: (line.speaker ?? 'LI').toLowerCase(),
    actions: [{ kind: 'speak', line: `line${index}`, start: planned[index]!.start, end: 0 }],
  }));
  const scene = {
    id: 's',
    number: '1',
    heading: 'EXT. BRIDGE - NIGHT',
    set: 'bridge',
    hour: 'night',
    weather: 'rain',
    duration: fromSeconds(end),
    characters: ['li'],
    blocking,
    lines: planned,
  };
  const beats = lines.map((line, index) => ({
    kind: 'dialogue',
    id: `beat${index}`,
    speech: {
      id: `line${index}`,
      text: line.text,
      character: line.speaker ?? 'LI',
      parentheticals: line.parenthetical ? [line.parenthetical] : [],
    },
  }));
  return {
    plan: {
      title: language === 'zh' ? '雨与火' : 'Rain & Fire',
      language,
      rate: { numerator: 24, denominator: 1 },
      scenes: [scene],
      shots,
    } as unknown as Plan,
    screenplay: { scenes: [{ id: 's', beats }] } as unknown as Screenplay,
    facts: { language, fps: 24, cuts: edges.slice(1, -1), end },
  };
}
