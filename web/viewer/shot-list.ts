import { flicksPerSecond } from '../../src/film/index.ts';
import type { FilmDocument, ViewerShot } from '../../src/server/index.ts';
import { create } from './element.ts';
import { label, term } from './labels.ts';
import { sceneRuns } from './scenes.ts';

/** The list of shots at the side. */
export type ShotList = { show(film: FilmDocument): void; select(index: number): void };

/** Fills `list` with one button for each shot under the headings of their scenes; `choose` hears which is wanted. */
export function createShotList(list: HTMLElement, choose: (index: number) => void): ShotList {
  let rows: HTMLElement[] = [];
  let current: HTMLElement | undefined;

  function show(film: FilmDocument): void {
    rows = [];
    current = undefined;
    list.replaceChildren(
      ...sceneRuns(film.shots).map((run) => {
        const items = run.shots.map(({ shot, index }) => {
          const row = createRow(film, shot);
          row.addEventListener('click', () => choose(index));
          rows.push(row);
          return create('li', '', row);
        });
        const scene = create('li', 'scene', create('h3', '', run.heading), create('ol', '', ...items));
        scene.style.setProperty('--hue', String(run.hue));
        return scene;
      }),
    );
  }

  function select(index: number): void {
    const row = rows[index];
    if (row === current) return;
    current?.removeAttribute('aria-current');
    row?.setAttribute('aria-current', 'true');
    current = row;
    if (row) reveal(row);
  }

  /** Scrolls the list, never the page: on a phone the list lies below the picture and the picture must stay. */
  function reveal(row: HTMLElement): void {
    const pane = list.closest<HTMLElement>('.shots')!;
    if (pane.scrollHeight <= pane.clientHeight || getComputedStyle(pane).overflowY === 'visible') return;
    const view = pane.getBoundingClientRect();
    const box = row.getBoundingClientRect();
    const margin = 56;
    const by =
      box.top < view.top + margin ? box.top - view.top - margin : Math.max(0, box.bottom - view.bottom + margin);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (by !== 0) pane.scrollBy({ top: by, behavior: calm ? 'instant' : 'smooth' });
  }

  return { show, select };
}

/** English names shot sizes by their abbreviations, Chinese by their words. */
function createRow(film: FilmDocument, shot: ViewerShot): HTMLButtonElement {
  const chinese = film.language === 'zh';
  const name = term('size', shot.size);
  const size = create('abbr', 'size', chinese ? name : shot.size);
  size.title = chinese ? shot.size : name;
  const seconds = (shot.duration / flicksPerSecond).toFixed(1);
  const facts = create(
    'span',
    'facts',
    size,
    create('span', '', label('lens', { lens: shot.lens })),
    create('span', '', term('move', shot.movement)),
    create('span', 'seconds', label('seconds', { seconds })),
  );
  const row = create('button', 'shot', create('span', 'slate', shot.slate), facts, create('span', 'text', shot.text));
  row.type = 'button';
  return row;
}
