import { type Flicks, type Plan, type PlannedScene, type Shot, toSeconds } from '../../film/index.ts';

/** How much of a scene each of its characters carries: seconds of speech and of close shots, and what they do. */
export type Weights = Map<string, number>;

/** Whom the music of a scene follows: its leader, and the one whom the leader meets there. */
export type Leads = { cast: string[]; scenes: Map<string, { leader?: string; relation?: string }> };

const most = 4;
const close = ['CU', 'ECU', 'MCU'];

/** The main characters of a film, most important first (four at most), and who leads each scene. */
export function leadScenes(
  { scenes, shots }: Pick<Plan, 'scenes' | 'shots'>,
  idOf: (speaker: string) => string,
): Leads {
  const weighed = scenes.map((scene) =>
    weigh(
      scene,
      shots.filter((shot) => shot.scene === scene.id),
      idOf,
    ),
  );
  const whole: Weights = new Map();
  for (const weights of weighed) for (const [name, weight] of weights) whole.set(name, (whole.get(name) ?? 0) + weight);
  const cast = ranked(whole).slice(0, most);
  const entries = scenes.map((scene, index) => {
    const there = ranked(weighed[index]!).filter((name) => cast.includes(name));
    const [leader, other] = there;
    const meets = leader && other && weighed[index]!.get(other)! >= 0.35 * weighed[index]!.get(leader)!;
    return [scene.id, { leader, relation: meets ? other : undefined }] as const;
  });
  return { cast, scenes: new Map(entries) };
}

function ranked(weights: Weights): string[] {
  return [...weights].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([name]) => name);
}

function weigh(scene: PlannedScene, shots: readonly Shot[], idOf: (speaker: string) => string): Weights {
  const weights: Weights = new Map();
  const add = (name: string, weight: number) => weights.set(name, (weights.get(name) ?? 0) + weight);
  const length = (time: Flicks) => toSeconds(time);
  for (const line of scene.lines) add(idOf(line.character), 1 + length(line.duration));
  for (const { actor, actions } of scene.blocking) {
    const deeds = actions.filter(({ kind }) => kind === 'gesture' || kind === 'move').length;
    if (scene.characters.includes(actor)) add(actor, 0.5 + 0.3 * Math.min(deeds, 6));
  }
  for (const { subjects, size, duration } of shots)
    if (close.includes(size) && subjects[0]) add(subjects[0], 0.5 * length(duration));
  return weights;
}
