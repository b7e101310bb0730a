import type { Plan } from '../film/index.ts';

/** What a film looks like from afar: its places, its colours and its rhythm of shot sizes, each as one word. */
export type FilmPrint = { sets: string; palette: string; sizes: string };

/** The print of a plan: builders with seasons in order; hour, weather and mood of each scene, which make its palette; shot sizes. */
export function filmPrint({ scenes, shots }: Plan): FilmPrint {
  const first = scenes.map((scene) => shots.find((shot) => shot.scene === scene.id)?.staging);
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return {
    sets: first.map((staging) => `${staging?.set.builder} ${staging?.set.season}`).join(', '),
    palette: scenes
      .map(({ hour, weather, mood }) => `${hour} ${weather} ${tenth(mood.valence)} ${tenth(mood.arousal)}`)
      .join(', '),
    sizes: shots.map(({ size, angle }) => (angle === 'eye' ? size : `${size} ${angle}`)).join(', '),
  };
}

/** Pairs of films, by index, that nobody could tell apart from afar: equal sets, palettes and shot sizes. */
export function lookalikes(plans: readonly Plan[]): [number, number][] {
  const prints = plans.map((plan) => JSON.stringify(filmPrint(plan)));
  return prints.flatMap((print, index) =>
    prints
      .slice(index + 1)
      .flatMap((other, away): [number, number][] => (other === print ? [[index, index + 1 + away]] : [])),
  );
}
