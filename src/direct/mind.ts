import { linesOf, type Screenplay } from '../film/index.ts';
import { type Performer, performerNamed } from './performers.ts';

/** Through whose mind a film is seen: whoever of the cast is heard thinking, else whoever speaks first. */
export function mindOf({ scenes }: Screenplay, cast: readonly Performer[]): string | undefined {
  const lines = scenes.flatMap(linesOf);
  const heard = [...lines.filter(({ offScreen }) => offScreen), ...lines];
  return heard.map(({ character }) => performerNamed(character, cast)?.id).find((id) => id !== undefined);
}
