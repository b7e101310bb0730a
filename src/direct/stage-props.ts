import type { Scene, StagedProp } from '../film/index.ts';
import { hash } from '../film/index.ts';
import propTable from './data/props.json' with { type: 'json' };
import type { Performer } from './performers.ts';
import type { Slot } from './slots.ts';
import type { Space } from './space.ts';
import type { Ground } from './spots.ts';
import { heading, round, yawTo } from './vector.ts';
import { has, nameKey } from './words.ts';

/** The prop that a sentence names, and who holds it. */
export function propIn(text: string, actor: string | undefined, cast: readonly Performer[]): Slot['prop'] {
  const entry = propTable.find((candidate) => has(text, candidate));
  if (!entry) return undefined;
  const holds = (performer: Performer) =>
    performer.appearance.kind === 'person' && (performer.appearance.props as string[]).includes(entry.noun);
  const holder = cast.find((performer) => performer.id === actor && holds(performer)) ?? cast.find(holds);
  return { noun: entry.noun, holder: holder?.id };
}

/** Things that the action names and nobody carries lie in front of whoever is named with them, three at most. */
export function stageProps(scene: Scene, space: Space, cast: readonly Performer[], ground: Ground): StagedProp[] {
  const text = scene.beats.map((beat) => (beat.kind === 'action' ? beat.text : '')).join('\n');
  const carried = new Set(
    cast.flatMap((performer) => (performer.appearance.kind === 'person' ? performer.appearance.props : [])),
  );
  const wanted = propTable.filter(
    (entry) => has(text, entry) && !carried.has(entry.noun as 'book') && !isPerformer(entry.noun, cast),
  );
  const props: StagedProp[] = [];
  for (const entry of wanted) {
    const angle = hash(`${entry.noun}/${scene.heading.place}`) % 360;
    for (let turn = 0; turn < 360 && props.length < 3; turn += 30) {
      const direction = heading(angle + turn);
      const at: [number, number] = [
        round(ground.centre[0] + direction[0] * 1.25),
        round(ground.centre[1] + direction[2] * 1.25),
      ];
      if (!space.free(at, 0.35, [...ground.spots.values(), ...props.map((prop) => prop.at)])) continue;
      props.push({ id: nameKey(entry.noun), noun: entry.noun, at, facing: yawTo(at, ground.centre) });
      break;
    }
  }
  return props;
}

function isPerformer(noun: string, cast: readonly Performer[]): boolean {
  return cast.some((performer) => performer.names.some((name) => nameKey(name) === noun));
}
