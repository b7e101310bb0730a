import { flat } from './assemble.ts';
import type { SetBuilder } from './model.ts';
import { mannerOf } from './parts/manner.ts';
import { oldLayout, oldRoom } from './parts/old-room.ts';
import { buildToday, layoutToday } from './parts/room-today.ts';

/** A living room of today, or the main room of an older house; any interior that nothing else fits. */
export const room: SetBuilder = {
  name: 'room',
  interior: true,
  description:
    'A lived-in room: of today with sofa, shelves, lamp and a tall window, or of an older house with hearth or altar, table and benches.',
  keywords: {
    en: ['room', 'house', 'home', 'living', 'apartment', 'flat'],
    zh: ['房间', '屋', '屋内', '家', '客厅', '公寓', '室内'],
  },
  layout: (set) => (mannerOf(set, 'modern') === 'modern' ? layoutToday() : oldLayout(set)),
  ground: flat,
  build(set) {
    const manner = mannerOf(set, 'modern');
    return manner === 'modern' ? buildToday(set) : oldRoom(set, manner);
  },
  sun: () => 170,
};
