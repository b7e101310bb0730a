import type { Person } from '../film/index.ts';
import { pick } from '../film/index.ts';
import type { Clothes, Era, Look, PersonType } from './appearance.ts';
import { brightness } from './colour-words.ts';
import people from './data/people.json' with { type: 'json' };
import type { Free } from './distinct.ts';
import { describedAs, has, keyIn, wornIn } from './words.ts';

type Hair = Person['hair'];

/** Eras in which people dress as now, if a little differently. */
export const likeModern: readonly Era[] = ['modern', 'twenties', 'future'];
/** Kinds of people who are nobody in particular: their hair differs from one to the next. */
const plainKinds = new Set(['', 'girl', 'boy', 'young-woman', 'young-man', 'woman', 'man', 'student', 'teacher']);
const marks: readonly Hair['style'][] = ['bald', 'tonsure'];

/** Whether hair and eyes are dark: a skin so deep, or a story told in Chinese or of old China. */
export const isDarkHaired = (look: Pick<Look, 'language' | 'era'>, skin: string): boolean =>
  look.language === 'zh' || look.era === 'classical' || brightness(skin) < 150;

/** The nouns that an adjective must stand before to be said of somebody. */
export function nounsOf(type: PersonType | undefined, look: Pick<Look, 'name'>): string[] {
  const own = look.name.toLowerCase().split(/\s+/);
  if (!type) return [...own, ...people.words.somebody.en, ...people.words.somebody.zh];
  return [...own, ...type.en.filter((word) => !word.includes(' ')), ...type.zh];
}

/** What is known of somebody before the hair; `dark` and `grey` say which colours it may have. */
type Known = { age: Person['age']; sex: Person['sex']; dice: () => number; dark: boolean; grey: boolean };

/** Hair as the text says, else as the kind wears it, else as the era does. */
export function hairOf(type: PersonType | undefined, look: Look, clothes: Clothes, known: Known): Hair {
  const { words, everydayHair, wardrobe, variety, hairColours } = people;
  const { age, sex, dice, dark, grey } = known;
  const text = `${look.name}. ${look.description}`;
  const plain = plainKinds.has(type?.id ?? '');
  const modern = likeModern.includes(look.era);
  const [, eraStyle] = wardrobe[look.era][sex] as [string, string];
  const elder = age === 'elder';
  const shaven = marks.some((mark) => mark === clothes.hair);
  const eraOnly = plain && !modern && age !== 'child';
  const old = elder && !shaven && type?.age !== 'elder';
  const own = type?.id === 'scholar' || old || eraOnly ? undefined : clothes.hair;
  const male = sex === 'male' && (own === 'bun' || own === 'bob') ? undefined : own;
  const everyday = everydayHair[age === 'child' ? 'child' : 'grown'][sex];
  const chosen = plain && modern && !elder ? pick(everyday, dice) : undefined;
  const style =
    keyIn(text, words.hair) ?? chosen ?? (sex === 'female' && shaven && type?.id === 'robot' ? own : male) ?? eraStyle;
  const shades = dark ? hairColours.dark : hairColours.any;
  const usual = (plain ? undefined : type?.hair?.[1]) ?? pick(shades, dice);
  const greyed = elder ? variety.grey[0] : variety.seasoned;
  return { style: style as Hair['style'], colour: keyIn(text, words.hairColour) ?? (grey ? greyed! : usual) };
}

/** What of a person neither the text nor the kind lays down, so that it may be chosen to tell people apart. */
export function freeTraits(person: Person, type: PersonType | undefined, look: Look): Free {
  const { words } = people;
  const text = `${look.name}. ${look.description}`;
  const { hair, dress, build, beard, sex, age } = person;
  const machine = type?.id === 'robot';
  const plain = plainKinds.has(type?.id ?? '') || type?.id === 'old-man';
  const group = likeModern.includes(look.era) ? 'modern' : look.era === 'classical' ? 'classical' : 'western';
  const coloured = machine || keyIn(text, words.hairColour) !== undefined;
  const bearded = sex === 'female' || age === 'youth' || age === 'child' || has(text, words.beard);
  const hatted = age === 'child' || wornIn(text, words.hat).length > 0;
  const shaped = age === 'child' || type?.build || describedAs(text, words.build, nounsOf(type, look));
  return {
    style: choices(hair.style, machine || keyIn(text, words.hair) !== undefined, stylesFor(person, group)),
    colour: choices(hair.colour, coloured, shadesFor(person, look)),
    beard: choices(beard, machine || bearded || (type?.beard === true && !plain), [true, false]),
    hat: hatted ? [dress.hat] : hatsFor(dress.hat, plain, people.variety.hats[group][sex]),
    build: choices(build, machine || Boolean(shaped), ['average', 'slight', ...(age === 'youth' ? [] : ['stout'])]),
  };
}

/** The usual value, and the others where it is one of them and nothing lays it down. */
function choices<T extends string | boolean>(usual: T, laidDown: boolean, values: readonly unknown[]): T[] {
  if (laidDown || !values.includes(usual)) return [usual];
  return [usual, ...(values as T[]).filter((value) => value !== usual)];
}

/** Who has no trade may wear any hat of the time; a hat that goes with a trade but is not its mark may be left off. */
function hatsFor(usual: Person['dress']['hat'], plain: boolean, hats: readonly string[]): Person['dress']['hat'][] {
  if (plain) return choices(usual, false, hats);
  return hats.includes(usual) && usual !== 'none' ? [usual, 'none'] : [usual];
}

function stylesFor({ age, sex }: Person, group: keyof typeof people.variety.hair): readonly string[] {
  if (age === 'child') return people.everydayHair.child[sex];
  const styles = people.variety.hair[group][sex];
  return age === 'elder' && sex === 'male' ? ['bald', ...styles] : styles;
}

/** Shades of grey for the grey, none but its own for a colour that is the kind's mark, such as a mermaid's. */
function shadesFor({ hair: { colour }, skin }: Person, look: Look): readonly string[] {
  const { hairColours, variety } = people;
  if (variety.grey.includes(colour)) return variety.grey;
  const usual = brightness(colour) < 60 || hairColours.any.includes(colour);
  return usual && !isDarkHaired(look, skin) ? [colour, ...hairColours.any] : [colour];
}
