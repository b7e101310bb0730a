import table from './data/rooms.json' with { type: 'json' };
import { wordsMatch } from './match-words.ts';
import type { Space } from './reverb.ts';

/**
 * A set as sound finds it: metres from wall to wall, floor to ceiling and front to back (of the open: not heard), what is under foot, the
 * name of its builder, and the words of its name and description, English or Chinese.
 */
export type RoomPlan = {
  interior: boolean;
  builder: string;
  words: string;
  size: readonly [width: number, height: number, depth: number];
  surface: string;
};

/** Shares of sound that a surface takes, at 250, 1000 and 4000 Hz. */
type Absorption = readonly [low: number, middle: number, high: number];

const materials = table.materials as unknown as Record<string, Absorption>;
const rooms = table.rooms as Record<string, { walls: string; ceiling: string; furnished: number }>;
const open = table.open as unknown as { words?: string; builders?: string[]; space: Space }[];

/** Sound absorbed by air, 4m in 1/metre at 250, 1000 and 4000 Hz (20 °C, 50 %; ISO 9613-1). */
const airAbsorption: Absorption = [0.001, 0.004, 0.025];

/** Mean length of the reverberator's lines in seconds at full size: what one pass through its walls stands for. */
const pass = 0.0403;

/**
 * How a set answers to sound. A room's reverberation time is 0.161 V / (-S ln(1 - a) + 4mV) with a the mean absorption of its surfaces (C. F.
 * Eyring 1930; for hard rooms the formula of W. C. Sabine, 1900), from its size and materials at three frequencies; its level is that of the
 * reverberant field at two metres, as the critical distance 0.057 sqrt(V / T) says, less what a close microphone leaves out. The open
 * answers with few reflections by what stands around.
 */
export function roomOf(plan: RoomPlan): Space {
  if (!plan.interior) return openAir(plan);
  const [width, height, depth] = plan.size;
  const volume = width * height * depth;
  const [low, middle, high] = reverberationTimes(plan) as [number, number, number];
  const decay = 0.5 * (low + middle);
  const critical = 0.057 * Math.sqrt(volume / middle);
  const ratio = Math.min(8, (2 / critical) ** 2) * table.closeness;
  const scale = Math.min(1, 0.35 + decay / 2);
  const loss = Math.max(0.15, 60 * pass * scale * (1 / high - 1 / decay));
  const damping = Math.min(6500, Math.max(1500, 4000 / Math.sqrt(10 ** (loss / 10) - 1)));
  return {
    decay: round(decay),
    predelay: round(Math.min(0.04, Math.min(width, depth) / 2 / 343)),
    damping: Math.round(damping),
    level: round(Math.min(0.6, Math.sqrt((ratio * scale) / (0.45 * decay)))),
  };
}

/** Seconds in which sound falls by 60 dB in a room, at 250, 1000 and 4000 Hz. */
export function reverberationTimes({ builder, size: [width, height, depth], surface }: RoomPlan): number[] {
  const room = rooms[builder] ?? rooms.room!;
  const floor = width * depth;
  const walls = 2 * height * (width + depth);
  const total = 2 * floor + walls;
  const volume = floor * height;
  return airAbsorption.map((air, band) => {
    const of = (name: string) => (materials[name] ?? materials.wood!)[band]!;
    const absorbed =
      of(surface) * floor * (1 - 0.5 * room.furnished) +
      of(room.ceiling) * floor +
      of(room.walls) * walls +
      of('furniture') * floor * room.furnished;
    const mean = Math.min(0.9, absorbed / total);
    return (0.161 * volume) / (-total * Math.log(1 - mean) + air * volume);
  });
}

function openAir({ builder, words }: RoomPlan): Space {
  const kind = open.find(
    (own) => own.builders?.includes(builder) || (own.words !== undefined && wordsMatch(own.words, words)),
  );
  return (kind ?? open.at(-1)!).space;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
