import type { ShotMovement } from '../film/index.ts';

const lines: Partial<Record<ShotMovement, string>> = {
  'push-in': 'M6 6 L20 16 M94 6 L80 16 M6 82 L20 72 M94 82 L80 72',
  'pull-out': 'M20 16 L6 6 M80 16 L94 6 M20 72 L6 82 M80 72 L94 82',
  'pan-left': 'M70 80 Q50 70 26 80',
  'pan-right': 'M30 80 Q50 70 74 80',
  'truck-left': 'M76 80 L24 80',
  'truck-right': 'M24 80 L76 80',
  'tilt-up': 'M90 64 Q84 44 90 24',
  'tilt-down': 'M90 24 Q84 44 90 64',
  'crane-up': 'M90 68 L90 20',
  'crane-down': 'M90 20 L90 68',
  orbit: 'M28 74 C28 86 72 86 72 74',
  follow: 'M20 80 L44 80 M56 80 L80 80',
};

/** The movement drawn on a panel as storyboard artists do: arrows over the picture. Empty for a camera at rest. */
export function arrowFor(movement: ShotMovement): string {
  const path = lines[movement];
  if (!path) return '';
  const id = `head-${movement}`;
  const strokes = (end: string) =>
    path
      .split(/(?= M)/)
      .map((part) => `<path d="${part.trim()}"${end}/>`)
      .join('');
  return `<svg class="arrow" viewBox="0 0 100 88" preserveAspectRatio="none" aria-hidden="true"><defs><marker id="${id}" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="4" markerHeight="4" orient="auto"><path d="M0 0 L8 4 L0 8 Z" fill="#fff"/></marker></defs><g class="under">${strokes('')}</g><g>${strokes(` marker-end="url(#${id})"`)}</g></svg>`;
}
