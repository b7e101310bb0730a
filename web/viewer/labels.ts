import type { Language } from '../../src/film/index.ts';
import table from './data/labels.json' with { type: 'json' };

/** A text of the page by its key. */
export type LabelKey = keyof typeof table.en;

let language: Language = navigator.language.startsWith('zh') ? 'zh' : 'en';

/** The page's text for `key` in the film's language, with `{names}` filled in. */
export function label(key: LabelKey, values: Record<string, string | number> = {}): string {
  return table[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The text for a term of the film's own vocabulary, such as a shot size; the term itself where the table has none. */
export function term(kind: 'size' | 'move', word: string): string {
  return (table[language] as Record<string, string>)[`${kind}:${word}`] ?? word;
}

/** Chooses the language and writes the texts of all elements marked `data-text` (content) or `data-name` (accessible name). */
export function applyLanguage(next: Language = language): void {
  language = next;
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = label(element.dataset.text as LabelKey);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-name]')) {
    nameElement(element, element.dataset.name as LabelKey);
  }
}

/** Gives a control its accessible name, shown on hovering where it is a button. */
export function nameElement(element: HTMLElement, key: LabelKey): void {
  element.dataset.name = key;
  element.setAttribute('aria-label', label(key));
  if (element instanceof HTMLButtonElement) element.title = label(key);
}
