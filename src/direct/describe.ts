import type { Character, Screenplay } from '../film/index.ts';
import labels from './data/labels.json' with { type: 'json' };
import type { FilmedShot } from './film-shot.ts';

/** "medium shot on Liu, push in", in the film's language. */
export function describe(
  { screenplay, cast }: { screenplay: Screenplay; cast: readonly Character[] },
  filmed: FilmedShot,
): string {
  const words = labels[screenplay.language];
  const names = filmed.option.setup.subjects.map((id) => cast.find((character) => character.id === id)?.name ?? id);
  const zh = screenplay.language === 'zh';
  const who = names.length === 0 ? '' : zh ? `：${names.join('、')}` : ` on ${names.join(' and ')}`;
  const { pov } = filmed.option.setup;
  const eyes = cast.find((character) => character.id === pov)?.name;
  const seen = eyes ? (zh ? `，${eyes}所见` : `, as ${eyes} sees it`) : '';
  const moving = filmed.movement === 'static' ? '' : `${zh ? '，' : ', '}${words.movements[filmed.movement]}`;
  return `${words.purposes[filmed.purpose]}${zh ? '，' : ', '}${words.sizes[filmed.size]}${who}${seen}${moving}`;
}
