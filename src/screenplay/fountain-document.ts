/** The twelve kinds of element that a Fountain script is made of. */
export type FountainElementType =
  | 'heading'
  | 'action'
  | 'character'
  | 'parenthetical'
  | 'dialogue'
  | 'lyric'
  | 'transition'
  | 'pagebreak'
  | 'section'
  | 'synopsis'
  | 'note'
  | 'boneyard';

/**
 * One element of a script. `text` carries no Fountain marks except emphasis (`*`, `**`, `_`), which stays as written, and
 * the places of notes and boneyards: `[[0]]` stands where note 0 was, and the same number between slash-and-star marks
 * where boneyard 0 was. The notes and then the boneyards themselves are the last elements of a document.
 * `line` is the 1-based line of the source on which the element begins (0 when it has no source).
 */
export type FountainElement = {
  type: FountainElementType;
  text: string;
  line: number;
  /** heading: the number between `#` marks, such as `12A`. */
  sceneNumber?: string;
  /** action: written between `>` and `<`. */
  centered?: true;
  /** character: who speaks, without extension. `text` is the same, followed by the places of notes, if any. */
  name?: string;
  /** character: what stood in round brackets, such as `V.O.`; several are joined with a comma. */
  extension?: string;
  /** character: speaks at the same time as the speech before. */
  dual?: true;
  /** character: was marked `(CONT'D)`. */
  continued?: true;
  /** section: how deep, from 1. */
  level?: number;
  /** note, boneyard: its number in the places left in the texts, from 0. */
  mark?: number;
};

/** One entry of the title page. `values` holds one string for each line, trimmed. */
export type TitleEntry = { key: string; values: string[]; line: number };

/** A Fountain script as data: what `auteur screenplay FILE --json` prints. */
export type FountainDocument = { titlePage: TitleEntry[]; elements: FountainElement[] };
