import type { FilmedShot } from './film-shot.ts';

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Setup letters of a scene's shots: equal camera positions share one; I and O are skipped, as on set. */
export function setupLetters(shots: readonly FilmedShot[]): string[] {
  const known: string[] = [];
  return shots.map((shot) => {
    const key = `${shot.purpose}/${shot.option.setup.subjects.join('+')}/${shot.size}/${JSON.stringify(shot.view)}`;
    if (!known.includes(key)) known.push(key);
    return letter(known.indexOf(key));
  });
}

function letter(index: number): string {
  return (
    (index >= letters.length ? letter(Math.floor(index / letters.length) - 1) : '') + letters[index % letters.length]
  );
}
