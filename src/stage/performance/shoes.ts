import type { Person } from '../../film/index.ts';
import table from './data/sounds.json' with { type: 'json' };

type Rule = {
  shoe: string;
  style?: string[];
  hat?: string[];
  hair?: string[];
  features?: string[];
  age?: string[];
  sex?: string[];
};

/** What somebody's dress has on its feet, by the first rule of data/sounds.json that fits; `none` for who makes no steps. */
export function shoeOf({ dress, hair, features, age, sex }: Person): string {
  const allows = (list: string[] | undefined, values: readonly string[]) =>
    list === undefined || values.some((value) => list.includes(value));
  const rule = (table.shoes as Rule[]).find(
    (own) =>
      allows(own.style, [dress.style]) &&
      allows(own.hat, [dress.hat]) &&
      allows(own.hair, [hair.style]) &&
      allows(own.features, features) &&
      allows(own.age, [age]) &&
      allows(own.sex, [sex]),
  );
  return rule?.shoe ?? 'leather';
}
