import type { Features } from './features.ts';

/** Pairs of frames that belong together, from the first to the last of both, and the mean distance along them. */
export type Warp = { pairs: { reference: number; recording: number }[]; distance: number };

type Move = { down: number; across: number; cells: [down: number, across: number, weight: number][] };

/**
 * The moves of Sakoe and Chiba's symmetric form with the slope constraint P = 1/2: how many frames they pass in the reference and in
 * the recording, and the cells that they pay on the way, as frames back from their end, with their weight. The last two pass over silence.
 */
const moves: Move[] = [
  { down: 1, across: 1, cells: [[0, 0, 2]] },
  {
    down: 1,
    across: 2,
    cells: [
      [0, 1, 2],
      [0, 0, 1],
    ],
  },
  {
    down: 2,
    across: 1,
    cells: [
      [1, 0, 2],
      [0, 0, 1],
    ],
  },
  {
    down: 1,
    across: 3,
    cells: [
      [0, 2, 2],
      [0, 1, 1],
      [0, 0, 1],
    ],
  },
  {
    down: 3,
    across: 1,
    cells: [
      [2, 0, 2],
      [1, 0, 1],
      [0, 0, 1],
    ],
  },
  { down: 0, across: 1, cells: [] },
  { down: 1, across: 0, cells: [] },
];

/** What passing over a silent frame costs, as a distance: one of them may pause where the other does not. */
const silenceCost = 3;

/** The part of the recording within which a frame's partner is looked for, on either side of the diagonal, and its least, in frames. */
const reach = { share: 0.12, least: 30 };

const noMove = 255;

/**
 * Warps the frames `rows` of a reference onto the frames `columns` of a recording by dynamic programming within a band (H. Sakoe and S.
 * Chiba, IEEE ASSP 26, 1978). Speech may be three times as slow or as fast in any place; `undefined` where that is not enough.
 */
export function warp(
  reference: Features,
  recording: Features,
  rows: Int32Array,
  columns: Int32Array,
): Warp | undefined {
  const { width, firstOf } = bandOf(rows.length, columns.length);
  const back = new Uint8Array(rows.length * width).fill(noMove);
  const distances = new Float32Array(rows.length * width);
  const costs = new Float32Array(rows.length * width).fill(Number.POSITIVE_INFINITY);
  const cellAt = (row: number, column: number) => {
    const place = row < 0 || column < 0 ? -1 : column - firstOf(row);
    return place < 0 || place >= width ? -1 : row * width + place;
  };
  for (let row = 0; row < rows.length; row++) {
    const first = firstOf(row);
    for (let place = 0; place < width; place++) {
      const cell = row * width + place;
      distances[cell] = distance(reference, recording, rows[row]!, columns[first + place]!);
      if (row === 0 && first + place === 0) costs[cell] = 2 * distances[cell]!;
      else back[cell] = cheapest(row, first + place, cell);
    }
  }
  const end = cellAt(rows.length - 1, columns.length - 1);
  if (!Number.isFinite(costs[end]!)) return undefined;
  const pairs = traceBack(rows, columns, (row, column) => moves[back[cellAt(row, column)]!]!);
  return { pairs, distance: costs[end]! / (rows.length + columns.length) };

  function cheapest(row: number, column: number, cell: number): number {
    let best = noMove;
    for (const [index, move] of moves.entries()) {
      const from = cellAt(row - move.down, column - move.across);
      if (from < 0) continue;
      const cost = costs[from]! + priceOf(move, row, column);
      if (cost < costs[cell]!) {
        costs[cell] = cost;
        best = index;
      }
    }
    return best;
  }

  function priceOf({ down, cells }: Move, row: number, column: number): number {
    if (cells.length === 0) {
      const isPause = down === 0 ? recording.speech.paused[columns[column]!] : reference.speech.paused[rows[row]!];
      return isPause ? silenceCost : Number.POSITIVE_INFINITY;
    }
    let price = 0;
    for (const [up, left, weight] of cells) {
      const passed = cellAt(row - up, column - left);
      price += passed < 0 ? Number.POSITIVE_INFINITY : weight * distances[passed]!;
    }
    return price;
  }
}

function bandOf(rows: number, columns: number) {
  const half = Math.max(Math.round(reach.share * columns), Math.abs(rows - columns) + 10, reach.least);
  const width = Math.min(columns, 2 * half + 1);
  const firstOf = (row: number) => Math.max(0, Math.min(columns - width, Math.round((row * columns) / rows) - half));
  return { width, firstOf };
}

function traceBack(
  rows: Int32Array,
  columns: Int32Array,
  moveInto: (row: number, column: number) => { down: number; across: number },
): Warp['pairs'] {
  const pairs: Warp['pairs'] = [];
  let row = rows.length - 1;
  let column = columns.length - 1;
  for (;;) {
    pairs.push({ reference: rows[row]!, recording: columns[column]! });
    if (row === 0 && column === 0) return pairs.reverse();
    const { down, across } = moveInto(row, column);
    row -= down;
    column -= across;
  }
}

function distance(one: Features, other: Features, frame: number, partner: number): number {
  const start = frame * one.width;
  const place = partner * other.width;
  let sum = 0;
  for (let index = 0; index < one.width; index++) {
    const apart = one.values[start + index]! - other.values[place + index]!;
    sum += apart * apart;
  }
  return Math.sqrt(sum);
}
