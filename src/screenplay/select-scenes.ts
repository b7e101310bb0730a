import { Problem, type Screenplay } from '../film/index.ts';

/**
 * The part of a screenplay that `selection` names: scene numbers and ranges of them in script order, such as `1-3,5` or `2A`.
 * Numbers, identities and order stay. Throws a `Problem` (exit 2) for a selection that cannot be read or names no scene.
 */
export function selectScenes(screenplay: Screenplay, selection: string): Screenplay {
  const chosen = new Set<number>();
  for (const part of selection.split(/[,，、]/).map((text) => text.trim())) {
    const [start, end] = readRange(screenplay, part);
    for (let index = start; index <= end; index++) chosen.add(index);
  }
  return { ...screenplay, scenes: screenplay.scenes.filter((_, index) => chosen.has(index)) };
}

function readRange(screenplay: Screenplay, part: string): [number, number] {
  const find = (number: string) =>
    screenplay.scenes.findIndex((scene) => scene.number.toLowerCase() === number.trim().toLowerCase());
  const whole = find(part);
  if (part && whole !== -1) return [whole, whole];
  for (const dash of part.matchAll(/[-–—~～]/g)) {
    const start = find(part.slice(0, dash.index));
    const end = find(part.slice(dash.index + 1));
    if (start !== -1 && end >= start) return [start, end];
  }
  const numbers = screenplay.scenes.map((scene) => scene.number);
  const list = numbers.length > 12 ? `${numbers.slice(0, 12).join(', ')} ... ${numbers.at(-1)}` : numbers.join(', ');
  throw new Problem({
    code: 'unknown-scenes',
    message: `"${part || selectionName}" names no scene of this screenplay.`,
    fix:
      numbers.length > 0
        ? `Use scene numbers such as 1-3,5. This screenplay has: ${list}.`
        : 'This screenplay has no scenes.',
    exit: 2,
  });
}

const selectionName = '(nothing)';
